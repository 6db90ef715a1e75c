package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.Refusal;

/**
 * Whether groups differ in their life, by likelihood ratio (Meeker and Escobar 1998, section 8.3;
 * Lawless 2003, chapter 6).
 *
 * @param fits of each group on its own
 * @param sameDistribution whether one distribution serves all groups
 * @param sameShape whether one shape serves all groups, each with a location of its own
 * @param commonShape that shape: β, or 1 / σ
 */
public record GroupComparison<F extends LifeFit>(
    Map<String, F> fits,
    LikelihoodRatioTest sameDistribution,
    LikelihoodRatioTest sameShape,
    double commonShape) {
  /** What was done, in the field's standard words. */
  public static final String METHOD = "likelihood-ratio test";

  public GroupComparison {
    fits = Collections.unmodifiableMap(new LinkedHashMap<>(fits));
  }

  /** Compares under Weibull distributions; two groups or more. */
  public static Outcome<GroupComparison<WeibullFit>> weibull(Map<String, LifeData> groups) {
    return compare(groups, MaximumLikelihood::weibull, WeibullLikelihood::new);
  }

  /** Compares under lognormal distributions; two groups or more. */
  public static Outcome<GroupComparison<LognormalFit>> lognormal(Map<String, LifeData> groups) {
    return compare(groups, MaximumLikelihood::lognormal, LognormalLikelihood::new);
  }

  private static <F extends LifeFit> Outcome<GroupComparison<F>> compare(
      Map<String, LifeData> groups,
      Function<LifeData, Outcome<F>> model,
      Function<LifeData, LogLikelihood> surface) {
    if (groups.size() < 2) {
      return Outcome.refused(
          Reason.NO_DATA, "there are " + groups.size() + " groups: it takes two to compare");
    }
    Map<String, F> fits = new LinkedHashMap<>();
    List<Caution> cautions = new ArrayList<>();
    List<Refusal<F>> refusals = new ArrayList<>();
    groups.forEach(
        (name, data) -> {
          Outcome<F> outcome = model.apply(data);
          if (outcome instanceof Answer<F> answer) {
            fits.put(name, answer.value());
            answer.cautions().forEach(caution -> cautions.add(of(name, caution)));
          } else if (outcome instanceof Refusal<F> refusal) {
            refusals.add(
                new Refusal<>(refusal.reason(), "group " + name + ": " + refusal.detail()));
          }
        });
    if (!refusals.isEmpty()) {
      return Outcome.refused(
          refusals.get(0).reason(),
          String.join("; ", refusals.stream().map(Refusal::detail).toList()));
    }
    LifeDataBuilder together = LifeData.builder();
    groups.values().forEach(together::addAll);
    Outcome<F> pooled = model.apply(together.build());
    if (pooled instanceof Refusal<F> refusal) {
      return Outcome.refused(refusal.reason(), "all groups together: " + refusal.detail());
    }
    Map<LogLikelihood, F> surfaces = new LinkedHashMap<>();
    fits.values().forEach(fit -> surfaces.put(surface.apply(fit.data()), fit));
    return CommonShape.of(surfaces)
        .map(shape -> Outcome.of(of(fits, pooled.orElseThrow().logLikelihood(), shape), cautions))
        .orElseGet(
            () -> Outcome.refused(Reason.NOT_CONVERGED, "no shape common to the groups was found"));
  }

  private static <F extends LifeFit> GroupComparison<F> of(
      Map<String, F> fits, double pooled, CommonShape shape) {
    double apart = logLikelihood(fits.values());
    int others = fits.size() - 1;
    return new GroupComparison<>(
        fits,
        LikelihoodRatioTest.of(apart, pooled, 2 * others),
        LikelihoodRatioTest.of(apart, shape.logLikelihood(), others),
        shape.slope());
  }

  private static double logLikelihood(Collection<? extends LifeFit> fits) {
    return fits.stream().mapToDouble(LifeFit::logLikelihood).sum();
  }

  private static Caution of(String name, Caution caution) {
    return new Caution(caution.reason(), "group " + name + ": " + caution.detail());
  }
}
