package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;

/**
 * Fits a distribution to any mix of exact, right-, left- and interval-censored data with late
 * entries and weights, by maximum likelihood (Meeker and Escobar 1998, chapters 7, 8 and 11;
 * Lawless 2003). Late entry conditions on survival to the entry age; an entry at 0 changes nothing.
 *
 * <p>With weights w the log-likelihood, of densities in ages, is {@code sum w ln f(t)} of exact
 * failures, {@code sum w ln S(t)} of units still working, {@code sum w ln [S(lower) - S(upper)]} of
 * failures known to an interval, the lower age of a left-censored one being its entry or 0, less
 * {@code sum w ln S(entry)} of all. Of a Weibull distribution {@code ln f = ln beta - beta ln eta +
 * (beta - 1) ln t - (t / eta)^beta} and {@code ln S = -(t / eta)^beta}.
 *
 * <p>It refuses where no maximum exists or where it would mean nothing: no failures, one or two
 * ({@link Weibayes} then takes a shape from elsewhere), or data that one single age would explain.
 */
public final class MaximumLikelihood {
  /** Failures below which a shape is not estimated. */
  public static final int FEWEST_FAILURES = 3;

  /** Times the oldest age beyond which a characteristic age is marked as extrapolated. */
  private static final double FAR = 10;

  private MaximumLikelihood() {}

  /** Fits a Weibull distribution. */
  public static Outcome<WeibullFit> weibull(LifeData data) {
    return fit(data, WeibullLikelihood::new, WeibullFit::new);
  }

  /** Fits a lognormal distribution. */
  public static Outcome<LognormalFit> lognormal(LifeData data) {
    return fit(data, LognormalLikelihood::new, LognormalFit::new);
  }

  private static <F extends LifeFit> Outcome<F> fit(
      LifeData data,
      Function<LifeData, LogLikelihood> model,
      Function<LogLocationScaleFit, F> named) {
    Optional<Outcome<F>> refusal = Identifiability.refusal(data);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    LogLikelihood likelihood = model.apply(data);
    Optional<Peak> summit = new PeakSearch(likelihood).highest();
    if (summit.isEmpty()) {
      return Outcome.refused(
          Reason.AT_THE_EDGE,
          "the likelihood is largest for a shape towards 0 or without bound: these data fit no"
              + " such distribution better than a degenerate one");
    }
    LogLocationScaleFit fit = new LogLocationScaleFit(likelihood, summit.get());
    if (Math.abs(fit.location()) > LogLocationScaleFit.LARGEST_LOG) {
      return Outcome.refused(
          Reason.AT_THE_EDGE,
          "the characteristic age would be e^" + fit.location() + ", outside the range of numbers");
    }
    F answer = named.apply(fit);
    return Outcome.of(answer, cautions(fit, data));
  }

  private static List<Caution> cautions(LogLocationScaleFit fit, LifeData data) {
    List<Caution> cautions = new ArrayList<>();
    double typical = Math.exp(fit.location());
    if (typical > FAR * data.oldestAge()) {
      cautions.add(
          new Caution(
              Reason.EXTRAPOLATED,
              "the characteristic age "
                  + typical
                  + " is more than "
                  + FAR
                  + " times the oldest age "
                  + data.oldestAge()
                  + ": use the fit within the ages observed"));
    }
    if (data.failures() < 2 * FEWEST_FAILURES) {
      cautions.add(
          new Caution(
              Reason.TOO_FEW_FAILURES,
              "only " + data.failures() + " failures: rely on the limits, not on the estimates"));
    }
    return cautions;
  }
}
