package org.mendlake.statistics.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;

/**
 * Difference of the mean cumulative functions of two fleets that share no unit, first less second:
 * their variances add, limits are normal (Nelson 2003; Meeker and Escobar 1998, section 16.3).
 *
 * @param points one for each age with events of either fleet, while both are observed
 * @param method its name and that of the variance
 */
public record MeanCumulativeDifference(List<Point> points, String method) {
  public MeanCumulativeDifference {
    points = List.copyOf(points);
  }

  /**
   * The difference at an age.
   *
   * @param variance none where the mean of one fleet rests on a single unit
   */
  public record Point(
      double age, double difference, Optional<Double> variance, VarianceEstimator estimator) {

    /** Normal limits; where they leave out 0 the fleets differ at this age. */
    public Interval limits(double confidence) {
      return LimitScale.NORMAL.limits(difference, variance, confidence, estimator.title());
    }
  }

  /** The difference; a refusal where the function of either fleet is refused. */
  public static Outcome<MeanCumulativeDifference> of(
      Fleet first, Fleet second, Measure measure, VarianceEstimator estimator) {
    Outcome<MeanCumulativeFunction> one = MeanCumulativeFunction.of(first, measure, estimator);
    Outcome<MeanCumulativeFunction> other = MeanCumulativeFunction.of(second, measure, estimator);
    return one.flatMap(f -> other.flatMap(s -> between(f, s)));
  }

  private static Outcome<MeanCumulativeDifference> between(
      MeanCumulativeFunction first, MeanCumulativeFunction second) {
    double last = Math.min(first.fleet().lastAge(), second.fleet().lastAge());
    List<MeanCumulativePoint> ones = first.points();
    List<MeanCumulativePoint> others = second.points();
    MeanCumulativePoint one = first.start();
    MeanCumulativePoint other = second.start();
    List<Point> points = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < ones.size() || j < others.size()) {
      double nextOne = i < ones.size() ? ones.get(i).age() : Double.POSITIVE_INFINITY;
      double nextOther = j < others.size() ? others.get(j).age() : Double.POSITIVE_INFINITY;
      double age = Math.min(nextOne, nextOther);
      if (age > last) {
        break;
      }
      one = nextOne == age ? ones.get(i++) : one;
      other = nextOther == age ? others.get(j++) : other;
      points.add(point(age, one, other));
    }
    return Outcome.of(new MeanCumulativeDifference(points, "Difference of two: " + first.method()));
  }

  private static Point point(double age, MeanCumulativePoint one, MeanCumulativePoint other) {
    return new Point(
        age,
        one.value() - other.value(),
        one.variance().flatMap(v -> other.variance().map(w -> v + w)),
        one.estimator());
  }
}
