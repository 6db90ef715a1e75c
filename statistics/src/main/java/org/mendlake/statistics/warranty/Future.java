package org.mendlake.statistics.warranty;

import java.util.List;
import java.util.function.BiFunction;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.life.LifeFit;
import org.mendlake.statistics.warranty.PeriodRisks.Moments;
import org.mendlake.statistics.warranty.UnitsAtRisk.Group;

/** The risks of units in periods to come, under the fitted and all plausible lives. */
final class Future {
  private static final int LONGEST_HORIZON = 1200;

  private final LifeFit fit;
  private final UnitsAtRisk units;
  private final int horizon;
  private final PlausibleLives lives;

  Future(LifeFit fit, UnitsAtRisk units, int horizon) {
    if (horizon < 1 || horizon > LONGEST_HORIZON) {
      throw new IllegalArgumentException(
          "Cannot forecast " + horizon + " periods: give 1 to " + LONGEST_HORIZON);
    }
    this.fit = fit;
    this.units = units;
    this.horizon = horizon;
    this.lives = PlausibleLives.of(fit);
  }

  boolean isEmpty() {
    return units.groups().isEmpty();
  }

  PeriodRisks fitted() {
    return new PeriodRisks(fit.distribution(), units.groups(), horizon);
  }

  double[] weights() {
    return lives.weights();
  }

  /** What is asked of the risks under each plausible life, by period and then by life. */
  Moments[][] plausible(BiFunction<Integer, PeriodRisks, Moments[]> asked) {
    List<Group> groups = GroupBins.of(units.groups(), horizon);
    Moments[][] byPeriod = new Moments[horizon][lives.lives().size()];
    for (int life = 0; life < lives.lives().size(); life++) {
      Moments[] moments =
          asked.apply(life, new PeriodRisks(lives.lives().get(life), groups, horizon));
      for (int period = 0; period < horizon; period++) {
        byPeriod[period][life] = moments[period];
      }
    }
    return byPeriod;
  }

  /** A standard normal number for each plausible life, for what else is uncertain. */
  double[] spare() {
    return lives.spare();
  }

  List<Caution> cautions() {
    double oldest = units.oldestAge(horizon);
    double seen = fit.data().oldestAge();
    return oldest <= seen
        ? List.of()
        : List.of(
            new Caution(
                Reason.EXTRAPOLATED,
                "Units grow as old as "
                    + oldest
                    + ", past "
                    + seen
                    + ", the oldest age in the data"));
  }
}
