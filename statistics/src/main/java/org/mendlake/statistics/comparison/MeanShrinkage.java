package org.mendlake.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937c;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.comparison.Posterior.NormalLaw;
import org.mendlake.statistics.numeric.LineMaximum;
import org.mendlake.statistics.numeric.LineMaximum.Edge;

/**
 * True means of units, each drawn from its own mean towards the mean of all: B centre + (1 - B)
 * mean, B = error variance / (error variance + tau squared), with the tau squared of restricted
 * maximum likelihood (Morris 1983). With equal errors this is nearly James and Stein's estimate.
 *
 * @param centre weighted mean of all
 * @param centreStandardError of it
 * @param tauSquared variance between the true means; 0 where they differ by no more than chance
 * @param restrictedLogLikelihood with all constants
 * @param target that units are compared with
 */
public record MeanShrinkage(
    double centre,
    double centreStandardError,
    double tauSquared,
    double restrictedLogLikelihood,
    double target,
    List<ShrunkMean> units) {
  private static final int GRID = 200;

  public MeanShrinkage {
    units = List.copyOf(units);
  }

  /**
   * Estimates all units.
   *
   * @return refused with fewer than three units, which tell no variance
   */
  public static Outcome<MeanShrinkage> of(List<UnitMean> units, ShrinkageQuestion question) {
    if (units.size() < 3) {
      return Outcome.refused(
          Reason.TOO_FEW_POINTS, "Three units are needed to tell how much they differ");
    }
    MeanModel model = new MeanModel(units);
    LineMaximum best =
        LineMaximum.of(
            log -> model.restrictedLogLikelihood(Math.exp(log)),
            model.leastLogVariance(),
            model.greatestLogVariance(),
            GRID);
    double withoutVariance = model.restrictedLogLikelihood(0);
    boolean common =
        best.edge() == Edge.LEFT
            || best.value() <= withoutVariance + 1e-10 * (1 + Math.abs(withoutVariance));
    double tauSquared = common ? 0 : Math.exp(best.position());
    List<Caution> cautions =
        common
            ? List.of(
                new Caution(
                    Reason.AT_THE_EDGE,
                    "Units do not differ by more than chance: each is estimated by the mean of all"))
            : List.of();
    return Outcome.of(estimated(model, units, tauSquared, question), cautions);
  }

  private static MeanShrinkage estimated(
      MeanModel model, List<UnitMean> units, double tauSquared, ShrinkageQuestion question) {
    double centre = model.centre(tauSquared);
    double centreError = Math.sqrt(1 / model.weight(tauSquared));
    double target = question.target().orElse(centre);
    List<Posterior> uncertain = model.uncertain();
    double[] estimates =
        units.stream().mapToDouble(unit -> model.posterior(unit, tauSquared).mean()).toArray();
    RandomDataGenerator random = RandomDataGenerator.of(new Well19937c(question.ranks().seed()));
    RankInterval[] ranks =
        question
            .ranks()
            .intervals(
                RankDraws.ranked(estimates),
                () -> uncertain.stream().mapToDouble(law -> law.draw(random)).toArray());
    List<ShrunkMean> shrunk = new ArrayList<>();
    for (int i = 0; i < estimates.length; i++) {
      UnitMean unit = units.get(i);
      Posterior known =
          tauSquared == 0
              ? new NormalLaw(centre, centreError * centreError)
              : model.posterior(unit, tauSquared);
      shrunk.add(
          new ShrunkMean(
              unit,
              estimates[i],
              tauSquared / (tauSquared + unit.variance()),
              Belief.of(estimates[i], known, target, question.worse(), Belief.KNOWN_PRIOR),
              Belief.of(
                  estimates[i], uncertain.get(i), target, question.worse(), Belief.UNCERTAIN_PRIOR),
              ranks[i]));
    }
    return new MeanShrinkage(
        centre, centreError, tauSquared, model.restrictedLogLikelihood(tauSquared), target, shrunk);
  }
}
