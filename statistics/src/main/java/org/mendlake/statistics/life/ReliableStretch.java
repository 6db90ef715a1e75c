package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * The ages of a risk table on which a product-limit estimate is told: from, included, to, excluded.
 *
 * @param conditionalOn 0, or the age on whose survival the estimate is conditional
 */
record ReliableStretch(int from, int to, double conditionalOn, List<Caution> cautions) {

  /** Makes an estimate from a risk table and the stretch of it that is told. */
  @FunctionalInterface
  interface Estimator<T> {
    T estimate(RiskTable table, ReliableStretch stretch);
  }

  /**
   * What an estimator that needs exact ages finds in data, with the cautions of the stretch.
   *
   * @return refused without units, where an age at failure is not exact, or where there are
   *     failures but never enough units at risk
   */
  static <T> Outcome<T> estimate(LifeData data, Estimator<T> estimator) {
    Optional<Outcome<T>> refusal = RiskTable.refusal(data);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    RiskTable table = RiskTable.of(data);
    return of(table, data)
        .map(stretch -> Outcome.of(estimator.estimate(table, stretch), stretch.cautions()))
        .orElseGet(() -> refused(data));
  }

  /** The stretch with enough units at risk; none if there are failures but never enough. */
  private static Optional<ReliableStretch> of(RiskTable table, LifeData data) {
    int fewest = KaplanMeier.FEWEST_AT_RISK;
    if (table.size() == 0) {
      Caution caution =
          new Caution(
              Reason.NO_FAILURES,
              "none of " + data.units() + " units failed up to age " + data.oldestAge());
      return Optional.of(new ReliableStretch(0, 0, 0, List.of(caution)));
    }
    Optional<RiskTable.Range> range = table.reliable(fewest);
    if (range.isEmpty()) {
      return Optional.empty();
    }
    int from = range.get().from();
    int to = range.get().to();
    List<Caution> cautions = new ArrayList<>();
    if (from > 0) {
      cautions.add(
          new Caution(
              Reason.TOO_FEW_AT_RISK,
              "before late entries fewer than "
                  + fewest
                  + " units are at risk: all values are conditional on survival to age "
                  + table.age(from - 1)));
    }
    if (to < table.size()) {
      cautions.add(
          new Caution(
              Reason.TOO_FEW_AT_RISK,
              "it stops before age "
                  + table.age(to)
                  + ", where fewer than "
                  + fewest
                  + " units are at risk"));
    }
    return Optional.of(new ReliableStretch(from, to, from > 0 ? table.age(from - 1) : 0, cautions));
  }

  private static <T> Outcome<T> refused(LifeData data) {
    return Outcome.refused(
        Reason.TOO_FEW_AT_RISK,
        "at no age with a failure are "
            + KaplanMeier.FEWEST_AT_RISK
            + " or more units at risk; there are "
            + data.units()
            + " in all");
  }
}
