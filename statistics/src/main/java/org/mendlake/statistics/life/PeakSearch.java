package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The global maximum of a log-likelihood. Where it is concave one climb finds it. Late entry can
 * make several maxima: then further climbs start from the crests of the profile over a wide grid of
 * slopes, and the highest point wins, be it a peak or an edge.
 */
final class PeakSearch {
  private static final int GRID = 33;
  private static final double GRID_SPAN = 256;

  private final LogLikelihood likelihood;

  PeakSearch(LogLikelihood likelihood) {
    this.likelihood = likelihood;
  }

  /** The global maximum; none if the likelihood is highest towards an edge. */
  Optional<Peak> highest() {
    double slope = startSlope();
    List<Peak> found = new ArrayList<>();
    climb(startIntercept(slope), slope).ifPresent(found::add);
    if (!likelihood.isConcave()) {
      for (Peak crest : crests(slope)) {
        climb(crest.intercept(), crest.slope()).ifPresent(found::add);
        found.add(crest);
      }
    }
    return found.stream().max(Comparator.comparingDouble(Peak::value)).filter(Peak::isSummit);
  }

  private Optional<Peak> climb(double intercept, double slope) {
    return new Ascent(likelihood, NewtonStep::towardsPeak).from(intercept, slope);
  }

  /** The local maxima, over a grid of slopes, of the likelihood at each slope's best intercept. */
  private List<Peak> crests(double middle) {
    List<Peak> ridge = new ArrayList<>();
    for (int at = 0; at < GRID; at++) {
      double slope = middle * Math.pow(GRID_SPAN, 2.0 * at / (GRID - 1) - 1);
      Ascent.along(likelihood, Ray.ofSlope(slope), startIntercept(slope)).ifPresent(ridge::add);
    }
    List<Peak> crests = new ArrayList<>();
    for (int at = 0; at < ridge.size(); at++) {
      double value = ridge.get(at).value();
      boolean isAboveLast = at == 0 || value >= ridge.get(at - 1).value();
      boolean isAboveNext = at == ridge.size() - 1 || value >= ridge.get(at + 1).value();
      if (isAboveLast && isAboveNext) {
        crests.add(ridge.get(at));
      }
    }
    return crests;
  }

  /** A slope from the spread of the failures; only speed depends on it. */
  private double startSlope() {
    LifeData data = likelihood.data();
    double squares = 0;
    for (int row = 0; row < data.rows(); row++) {
      if (data.isFailure(row)) {
        double x = Math.log(LogLikelihood.representativeAge(data, row)) - likelihood.centre();
        squares += data.weight(row) * x * x;
      }
    }
    double spread = Math.sqrt(squares / data.failures());
    return Math.max(0.02, Math.min(20, spread > 0 ? 1 / spread : 1));
  }

  /** The intercept that puts the typical unit where the share of failures says. */
  private double startIntercept(double slope) {
    LifeData data = likelihood.data();
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double age =
          data.isFailure(row) ? LogLikelihood.representativeAge(data, row) : data.lower(row);
      sum += age > 0 ? data.weight(row) * (Math.log(age) - likelihood.centre()) : 0;
    }
    double share = Math.max(1e-9, Math.min(0.6, data.failures() / data.units()));
    return likelihood.quantile(share) - slope * sum / data.units();
  }
}
