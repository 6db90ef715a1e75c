package org.mendlake.analysis.plot;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** How a scale lays values along an axis, and where it puts its ticks. */
enum Projection {
  LINEAR {
    @Override
    double place(double value) {
      return value;
    }

    @Override
    List<Tick> ticks(double from, double to) {
      return List.of();
    }
  },
  LOGARITHMIC {
    @Override
    double place(double value) {
      return Math.log10(value);
    }

    @Override
    List<Tick> ticks(double from, double to) {
      List<Tick> ticks = new ArrayList<>();
      boolean isShort = to - from < SHORT_LOGARITHMIC;
      int step = (int) Math.ceil((to - from) / MOST_DECADES);
      for (int decade = (int) Math.floor(from); decade <= Math.ceil(to); decade++) {
        for (int digit = 1; digit <= 9; digit++) {
          double value = digit * Math.pow(10, decade);
          boolean isNamed =
              digit == 1
                  ? Math.floorMod(decade, step) == 0
                  : isShort && NAMED_DIGITS.contains(digit);
          ticks.add(tick(value, isNamed ? ScaleText.of(value) : ""));
        }
      }
      return ticks;
    }
  },
  WEIBULL_PROBABILITY {
    @Override
    double place(double share) {
      return Math.log(-Math.log1p(-share));
    }

    @Override
    List<Tick> ticks(double from, double to) {
      return shares();
    }
  },
  NORMAL_PROBABILITY {
    @Override
    double place(double share) {
      return share > 0 && share < 1
          ? STANDARD_NORMAL.inverseCumulativeProbability(share)
          : Double.NaN;
    }

    @Override
    List<Tick> ticks(double from, double to) {
      return shares();
    }
  };

  private static final NormalDistribution STANDARD_NORMAL = new NormalDistribution();
  private static final double SHORT_LOGARITHMIC = 3;
  private static final double MOST_DECADES = 8;
  private static final List<Integer> NAMED_DIGITS = List.of(2, 5);
  private static final double[] SHARES = {
    1e-6, 1e-5, 1e-4, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8,
    0.9, 0.95, 0.99, 0.999
  };

  /**
   * A mark on the axis.
   *
   * @param place projected value
   * @param label empty for a small mark without a name
   */
  record Tick(double place, String label) {}

  /** Where a value is, in units of length; not finite where the scale does not have it. */
  abstract double place(double value);

  /** The marks between two projected values, and perhaps some outside; none for the usual ones. */
  abstract List<Tick> ticks(double from, double to);

  static Projection of(Axis.Scale scale) {
    return switch (scale) {
      case LINEAR, COUNTING, NAMES -> LINEAR;
      case LOGARITHMIC -> LOGARITHMIC;
      case WEIBULL_PROBABILITY -> WEIBULL_PROBABILITY;
      case NORMAL_PROBABILITY -> NORMAL_PROBABILITY;
    };
  }

  Tick tick(double value, String label) {
    return new Tick(place(value), label);
  }

  List<Tick> shares() {
    List<Tick> ticks = new ArrayList<>();
    for (double share : SHARES) {
      ticks.add(tick(share, ScaleText.of(100 * share) + " %"));
    }
    return ticks;
  }
}
