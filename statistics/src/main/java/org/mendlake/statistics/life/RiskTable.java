package org.mendlake.statistics.life;

import java.util.Arrays;
import java.util.Optional;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Failures and units at risk at each age with failures. A unit is at risk at age t if it entered
 * before t and left at t or later: of a failure and a censoring at one age the failure comes first.
 */
final class RiskTable {
  private final double[] age;
  private final double[] atRisk;
  private final double[] failures;
  private final double[][] failuresByMode;

  private RiskTable(double[] age, double[] atRisk, double[] failures, double[][] failuresByMode) {
    this.age = age;
    this.atRisk = atRisk;
    this.failures = failures;
    this.failuresByMode = failuresByMode;
  }

  /** Why a method that needs exact ages cannot work on data; empty if it can. */
  static <T> Optional<Outcome<T>> refusal(LifeData data) {
    if (data.units() == 0) {
      return Optional.of(Outcome.refused(Reason.NO_DATA, "there are no rows with a count above 0"));
    }
    if (data.hasIntervals()) {
      return Optional.of(
          Outcome.refused(
              Reason.UNSUITABLE_DATA,
              "some failures are known only to lie between two ages: use Turnbull's estimate"));
    }
    return Optional.empty();
  }

  /** The table of data whose failures all have an exact age. */
  static RiskTable of(LifeData data) {
    double[] age = failureAges(data);
    double[] change = new double[age.length + 1];
    double[] failures = new double[age.length];
    double[][] byMode = new double[data.modes().size()][age.length];
    for (int row = 0; row < data.rows(); row++) {
      int enters = upTo(age, data.entry(row));
      int leaves = upTo(age, data.lower(row));
      if (leaves > enters) {
        change[enters] += data.weight(row);
        change[leaves] -= data.weight(row);
      }
      if (data.isFailure(row)) {
        failures[leaves - 1] += data.weight(row);
        byMode[data.modes().indexOf(data.mode(row))][leaves - 1] += data.weight(row);
      }
    }
    double[] atRisk = new double[age.length];
    double now = 0;
    for (int at = 0; at < age.length; at++) {
      now += change[at];
      atRisk[at] = now;
    }
    return new RiskTable(age, atRisk, failures, byMode);
  }

  /** Number of ages with failures. */
  int size() {
    return age.length;
  }

  double age(int at) {
    return age[at];
  }

  double atRisk(int at) {
    return atRisk[at];
  }

  double failures(int at) {
    return failures[at];
  }

  double failures(int mode, int at) {
    return failuresByMode[mode][at];
  }

  /** Ages in which a product-limit estimate rests on enough units: from, included, to, excluded. */
  record Range(int from, int to) {}

  /**
   * The stretch that ends with the last age at which enough units are at risk; earlier, before late
   * entries, there may be ages with too few, after which it begins. Empty if no age has enough.
   */
  Optional<Range> reliable(double fewest) {
    int to = age.length;
    while (to > 0 && atRisk[to - 1] < fewest) {
      to--;
    }
    int from = to;
    while (from > 0 && atRisk[from - 1] >= fewest) {
      from--;
    }
    return to == 0 ? Optional.empty() : Optional.of(new Range(from, to));
  }

  private static double[] failureAges(LifeData data) {
    double[] ages = new double[data.rows()];
    int count = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (data.isFailure(row)) {
        ages[count++] = data.lower(row);
      }
    }
    Arrays.sort(ages, 0, count);
    int distinct = 0;
    for (int at = 0; at < count; at++) {
      if (at == 0 || ages[at] != ages[at - 1]) {
        ages[distinct++] = ages[at];
      }
    }
    return Arrays.copyOf(ages, distinct);
  }

  /** Number of ages not above a value. */
  private static int upTo(double[] sorted, double value) {
    int found = Arrays.binarySearch(sorted, value);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
