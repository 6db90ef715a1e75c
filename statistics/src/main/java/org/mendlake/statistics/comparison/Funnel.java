package org.mendlake.statistics.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.comparison.Overdispersion.Evidence;
import org.mendlake.statistics.comparison.Overdispersion.Treatment;

/**
 * A funnel plot: each unit's value against its exposure, with the limits in which it would lie if
 * its true value were the target (Spiegelhalter 2005). It asks which units differ, not which is
 * best.
 *
 * @param target the common true value; by default all events over all exposure
 */
public record Funnel(
    CountModel model,
    double target,
    Overdispersion overdispersion,
    Treatment treatment,
    List<Point> points) {
  /** Confidence of the inner limits: a unit beyond them is worth a look. */
  public static final double WARNING = 0.95;

  /** Confidence of the outer limits, those of 3 sigma: a unit beyond them differs. */
  public static final double ACTION = 0.998;

  public Funnel {
    points = List.copyOf(points);
  }

  /** Where a unit lies. */
  public enum Position {
    ABOVE_ACTION,
    ABOVE_WARNING,
    WITHIN,
    BELOW_WARNING,
    BELOW_ACTION
  }

  /**
   * A unit in the funnel.
   *
   * @param value events per exposure
   * @param z its distance from the target over its standard deviation at the target
   */
  public record Point(
      UnitCount unit,
      double value,
      double z,
      Interval warning,
      Interval action,
      Position position) {}

  /**
   * Draws the funnel.
   *
   * @param target the common value; empty for that of all units together
   * @return refused without exposure, or where the target lets nothing vary: no event at all, or
   *     nothing but events
   * @throws IllegalArgumentException if a unit does not fit the model, or the target its range
   */
  public static Outcome<Funnel> of(
      CountModel model, List<UnitCount> units, OptionalDouble target, Treatment treatment) {
    model.requireFitting(units);
    double most = model == CountModel.BETA_BINOMIAL ? 1 : Double.MAX_VALUE;
    if (target.isPresent() && !(target.getAsDouble() > 0 && target.getAsDouble() < most)) {
      throw new IllegalArgumentException(
          "Cannot draw a funnel around %s: the target lies between 0 and %s, both excluded"
              .formatted(target.getAsDouble(), most));
    }
    List<UnitCount> observed = units.stream().filter(unit -> unit.exposure() > 0).toList();
    if (observed.isEmpty()) {
      return Outcome.refused(Reason.NO_DATA, "No unit has exposure: there is nothing to draw");
    }
    double centre = target.orElse(PriorFit.commonMean(observed));
    if (!(centre > 0 && centre < most)) {
      return Outcome.refused(
          Reason.NO_VARIATION, "All units together have the value " + centre + ": state a target");
    }
    return Outcome.of(
        drawn(model, observed, centre, treatment), UnitCount.unobserved(units).stream().toList());
  }

  /** Limits at any exposure, to draw the curves. */
  public Interval limitsAt(double exposure, double confidence) {
    return new FunnelLimits(model, target, overdispersion, treatment).at(exposure, confidence);
  }

  private static Funnel drawn(
      CountModel model, List<UnitCount> units, double target, Treatment treatment) {
    double[] variances =
        units.stream().mapToDouble(unit -> model.variance(target, unit.exposure())).toArray();
    double[] z = new double[variances.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = (units.get(i).raw() - target) / Math.sqrt(variances[i]);
    }
    Overdispersion overdispersion = Overdispersion.of(z, variances);
    FunnelLimits limits = new FunnelLimits(model, target, overdispersion, treatment);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < z.length; i++) {
      UnitCount unit = units.get(i);
      Interval warning = limits.at(unit.exposure(), WARNING);
      Interval action = limits.at(unit.exposure(), ACTION);
      points.add(
          new Point(
              unit, unit.raw(), z[i], warning, action, position(unit.raw(), warning, action)));
    }
    return new Funnel(model, target, overdispersion, treatment, points);
  }

  private static Position position(double value, Interval warning, Interval action) {
    if (value > action.upper().value().orElseThrow()) {
      return Position.ABOVE_ACTION;
    }
    if (value > warning.upper().value().orElseThrow()) {
      return Position.ABOVE_WARNING;
    }
    if (value < action.lower().value().orElseThrow()) {
      return Position.BELOW_ACTION;
    }
    return value < warning.lower().value().orElseThrow() ? Position.BELOW_WARNING : Position.WITHIN;
  }

  /** Whether limits were widened for a spread beyond chance. */
  public boolean isWidened() {
    return treatment != Treatment.IGNORED && overdispersion.significant() == Evidence.BEYOND_CHANCE;
  }
}
