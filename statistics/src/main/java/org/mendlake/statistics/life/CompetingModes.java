package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Outcome;

/**
 * A Weibull distribution for each failure mode, the units that fail by another mode being censored
 * there (Meeker and Escobar 1998, chapter 15). The unknown mode is a mode of its own. If modes are
 * independent, a unit survives with the product of their survivals, and the share that fails by
 * mode j up to t is F_j(t) = ∫ S(u) dH_j(u).
 *
 * @param modes the fit of each mode, or why there is none, by name, the unknown mode last
 */
public record CompetingModes(Map<String, Outcome<WeibullFit>> modes) {
  /** What was done, in the field's standard words. */
  public static final String METHOD = "Weibull by mode, independent competing risks";

  public CompetingModes {
    modes = Collections.unmodifiableMap(new LinkedHashMap<>(modes));
  }

  /** Fits every mode that occurs. */
  public static CompetingModes weibull(LifeData data) {
    Map<String, Outcome<WeibullFit>> modes = new LinkedHashMap<>();
    for (String mode : data.modes()) {
      modes.put(mode, MaximumLikelihood.weibull(data.onlyMode(mode)));
    }
    return new CompetingModes(modes);
  }

  /** All modes together, which needs a fit of each; otherwise the first refusal among them. */
  public Outcome<WeibullSystem> system() {
    Map<String, Weibull> distributions = new LinkedHashMap<>();
    List<Outcome<WeibullSystem>> refused = new ArrayList<>();
    modes.forEach(
        (mode, outcome) -> {
          if (outcome instanceof Answer<WeibullFit> answer) {
            distributions.put(mode, answer.value().distribution());
          } else {
            refused.add(outcome.map(fit -> new WeibullSystem(Map.of())));
          }
        });
    return refused.isEmpty() ? Outcome.of(new WeibullSystem(distributions)) : refused.get(0);
  }
}
