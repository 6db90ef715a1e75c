package org.mendlake.statistics.demand;

/**
 * Methods for demand that comes now and then. All smooth the size z of demands and how often they
 * come, and forecast the mean demand of every future period. They start from the first demand and
 * the periods up to it.
 */
public enum DemandMethod {
  /**
   * z / p with the smoothed interval p between demands, updated when demand comes (Croston 1972).
   */
  CROSTON {
    @Override
    Level update(Level level, double demand, Smoothing smoothing) {
      if (demand == 0) {
        return new Level(level.size(), level.interval(), level.gap() + 1, 0);
      }
      double size = level.size() + smoothing.size() * (demand - level.size());
      double interval = level.interval() + smoothing.frequency() * (level.gap() - level.interval());
      return new Level(size, interval, 1, 0);
    }

    @Override
    double forecast(Level level, Smoothing smoothing) {
      return level.size() / level.interval();
    }
  },
  /** Croston's times 1 - alpha / 2, which takes out his bias (Syntetos and Boylan 2005). */
  SBA {
    @Override
    Level update(Level level, double demand, Smoothing smoothing) {
      return CROSTON.update(level, demand, smoothing);
    }

    @Override
    double forecast(Level level, Smoothing smoothing) {
      return (1 - smoothing.frequency() / 2) * CROSTON.forecast(level, smoothing);
    }
  },
  /**
   * z times the smoothed probability of a demand, updated in every period, so that it falls when a
   * part is no longer asked for (Teunter, Syntetos and Babai 2011).
   */
  TSB {
    @Override
    Level update(Level level, double demand, Smoothing smoothing) {
      double comes = demand > 0 ? 1 : 0;
      double probability =
          level.probability() + smoothing.frequency() * (comes - level.probability());
      double size =
          demand > 0 ? level.size() + smoothing.size() * (demand - level.size()) : level.size();
      return new Level(size, level.interval(), 1, probability);
    }

    @Override
    double forecast(Level level, Smoothing smoothing) {
      return level.size() * level.probability();
    }
  };

  /**
   * What is smoothed.
   *
   * @param gap periods since the last demand, the coming one counted
   */
  record Level(double size, double interval, int gap, double probability) {

    /** The start: a first demand that came after so many periods, its own counted. */
    static Level first(double size, int periods) {
      return new Level(size, periods, 1, 1.0 / periods);
    }
  }

  /**
   * Weights of the newest value, above 0 to 1.
   *
   * @param size on the size of a demand
   * @param frequency on the interval, or on the probability
   */
  public record Smoothing(double size, double frequency) {
    public Smoothing {
      if (!(size > 0 && size <= 1 && frequency > 0 && frequency <= 1)) {
        throw new IllegalArgumentException(
            "Cannot smooth with weights %s and %s: each is above 0 and at most 1"
                .formatted(size, frequency));
      }
    }

    /** One weight for both. */
    public static Smoothing of(double alpha) {
      return new Smoothing(alpha, alpha);
    }
  }

  abstract Level update(Level level, double demand, Smoothing smoothing);

  abstract double forecast(Level level, Smoothing smoothing);
}
