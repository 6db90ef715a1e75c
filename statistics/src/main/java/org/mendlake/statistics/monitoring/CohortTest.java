package org.mendlake.statistics.monitoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Sequential test of a production cohort (Wu and Meeker 2002): at each look, one for each month in
 * service, all claims so far are compared with a critical value. The values are the smallest ones
 * for which the probability of any false alarm up to a look is at most what may be spent by then;
 * what a look leaves unspent, because counts are whole, is carried to the next.
 *
 * @param alpha probability of a false alarm over all looks together, at most
 */
public record CohortTest(double alpha, List<Look> looks) {
  public CohortTest {
    looks = List.copyOf(looks);
  }

  /**
   * One look.
   *
   * @param number from 1
   * @param expected claims since the last look if nothing has changed
   * @param allowance probability of a false alarm that may be spent up to this look
   * @param rejectAt claims so far at which the cohort is worse; none where nothing may be spent
   * @param falseAlarm probability of a false alarm up to this look
   */
  public record Look(
      int number, double expected, double allowance, OptionalInt rejectAt, double falseAlarm) {}

  /** A probability that is spent in equal parts. */
  public static Outcome<CohortTest> plan(List<Double> expected, double alpha) {
    int looks = expected.size();
    return plan(expected, Collections.nCopies(looks, alpha / Math.max(1, looks)), alpha);
  }

  /**
   * Plans the looks.
   *
   * @param expected claims from look to look if nothing has changed: machines times the known rate
   * @param spending probability of a false alarm that each look may add, in the same order
   * @return refused where no claim is ever expected
   * @throws IllegalArgumentException if numbers are negative or alpha is not between 0 and 1
   */
  public static Outcome<CohortTest> plan(
      List<Double> expected, List<Double> spending, double alpha) {
    requireSensible(expected, spending, alpha);
    if (expected.stream().allMatch(mean -> mean == 0)) {
      return Outcome.refused(
          Reason.NO_EXPOSURE, "No claim is expected in any look: there is nothing to compare with");
    }
    List<Look> looks = new ArrayList<>();
    CohortPath path = new CohortPath();
    double allowance = 0;
    double falseAlarm = 0;
    for (int i = 0; i < expected.size(); i++) {
      allowance = Math.min(alpha, allowance + spending.get(i));
      path.add(expected.get(i));
      OptionalInt rejectAt = path.smallestWithTail(allowance - falseAlarm);
      falseAlarm += path.stopAt(rejectAt);
      looks.add(new Look(i + 1, expected.get(i), allowance, rejectAt, falseAlarm));
    }
    return Outcome.of(new CohortTest(alpha, looks));
  }

  /**
   * The alpha that keeps false alarms of all cohorts to a number a year.
   *
   * @param cohortsPerYear cohorts that begin in a year, over all products and components watched
   */
  public static double alphaFor(double alarmsPerYear, int cohortsPerYear) {
    if (!(alarmsPerYear > 0 && alarmsPerYear < cohortsPerYear)) {
      throw new IllegalArgumentException(
          "Cannot spread %s alarms a year over %d cohorts: above 0, and below one for each"
              .formatted(alarmsPerYear, cohortsPerYear));
    }
    return alarmsPerYear / cohortsPerYear;
  }

  /**
   * Probability that a cohort is found up to each look.
   *
   * @param ratio of its claim rate to the known one; 1 gives the false alarms
   */
  public List<Double> detection(double ratio) {
    if (!(ratio >= 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException(
          "Cannot compute the power at a rate ratio of " + ratio + ": it is not negative");
    }
    List<Double> detection = new ArrayList<>();
    CohortPath path = new CohortPath();
    double found = 0;
    for (Look look : looks) {
      path.add(look.expected() * ratio);
      found += path.stopAt(look.rejectAt());
      detection.add(Math.min(1, found));
    }
    return detection;
  }

  /**
   * The first look at which the claims so far reach the critical value.
   *
   * @param claims from look to look, for the looks that were made
   */
  public OptionalInt firstSignal(List<Long> claims) {
    if (claims.size() > looks.size()) {
      throw new IllegalArgumentException(
          "Cannot test %d looks: %d are planned".formatted(claims.size(), looks.size()));
    }
    long total = 0;
    for (int i = 0; i < claims.size(); i++) {
      total += claims.get(i);
      OptionalInt rejectAt = looks.get(i).rejectAt();
      if (rejectAt.isPresent() && total >= rejectAt.getAsInt()) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  private static void requireSensible(List<Double> expected, List<Double> spending, double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "Cannot spend an alpha of " + alpha + ": it lies between 0 and 1, both excluded");
    }
    if (expected.size() != spending.size()) {
      throw new IllegalArgumentException(
          "Cannot plan %d looks with %d parts of alpha: one for each"
              .formatted(expected.size(), spending.size()));
    }
    if (expected.stream().anyMatch(mean -> !(mean >= 0 && mean < 1e5))) {
      throw new IllegalArgumentException(
          "Cannot expect " + expected + " claims: none is negative, nor 100,000 or more");
    }
    if (spending.stream().anyMatch(part -> !(part >= 0))
        || spending.stream().mapToDouble(part -> part).sum() > alpha * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "Cannot spend " + spending + ": no part is negative, their sum is at most " + alpha);
    }
  }
}
