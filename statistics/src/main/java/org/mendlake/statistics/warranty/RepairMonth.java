package org.mendlake.statistics.warranty;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Interval.Limit;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.recurrent.EventRate;
import org.mendlake.statistics.recurrent.LimitScale;
import org.mendlake.statistics.recurrent.Truncation;
import org.mendlake.statistics.recurrent.VarianceEstimator;

/**
 * A month in service: month 1 is the age from the day after delivery to the first monthly
 * anniversary. Rates are per 1,000 machines.
 *
 * @param exposed machines that completed the month, one that left within it as a fraction
 * @param failures their failures in it
 * @param rate {@code r(m) = 1000 failures / exposed}; a refusal where nobody is exposed
 * @param cumulative {@code R(m)}, the sum of the rates so far; a refusal from the first month on in
 *     which nobody is exposed
 * @param cumulativeVariance of R(m), Lawless-Nadeau over machines; none where a rate rests on fewer
 *     than two machines
 * @param survivors exposed machines without an earlier failure in service
 * @param firstFailures first failures in service in this month
 * @param failedShare machines per 1,000 that have failed at least once, {@code 1000 (1 - product of
 *     (1 - first failures / survivors))}; a refusal where nobody survives to tell
 * @param hazardSum Greenwood's sum up to this month, {@code sum h / (n (1 - h))}
 */
public record RepairMonth(
    int month,
    double exposed,
    int failures,
    Outcome<Double> rate,
    Outcome<Double> cumulative,
    Optional<Double> cumulativeVariance,
    double survivors,
    int firstFailures,
    Outcome<Double> failedShare,
    double hazardSum) {
  private static final double THOUSAND = 1000;

  /** Exact Poisson limits of the rate; without a failure an upper one only. */
  public Interval rateLimits(double confidence) {
    if (!(exposed > 0)) {
      return none(confidence, Reason.NO_EXPOSURE, "chi-square");
    }
    Interval each = new EventRate(failures, exposed, Truncation.TIME).limits(confidence);
    return new Interval(
        confidence, perThousand(each.lower()), perThousand(each.upper()), "Poisson, chi-square");
  }

  private static Limit perThousand(Limit limit) {
    return limit.value().map(value -> Limit.at(THOUSAND * value)).orElse(limit);
  }

  /** Limits of the cumulative rate, from the spread between machines. */
  public Interval cumulativeLimits(double confidence) {
    String estimator = VarianceEstimator.LAWLESS_NADEAU.title();
    return cumulative instanceof Answer<Double> answer
        ? LimitScale.LOG.limits(answer.value(), cumulativeVariance, confidence, estimator)
        : none(confidence, Reason.NO_EXPOSURE, estimator);
  }

  /** Limits of the share that failed: Greenwood's variance on the log-log scale. */
  public Interval failedShareLimits(double confidence) {
    String method = "log-log limits, Greenwood variance";
    if (!(failedShare instanceof Answer<Double> answer)) {
      return none(confidence, Reason.NO_EXPOSURE, method);
    }
    double survival = 1 - answer.value() / THOUSAND;
    if (survival == 1 || survival <= 0) {
      return none(confidence, survival == 1 ? Reason.NO_FAILURES : Reason.AT_THE_EDGE, method);
    }
    double reach =
        new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2)
            * Math.sqrt(hazardSum)
            / -Math.log(survival);
    return Interval.of(
        confidence,
        THOUSAND * -Math.expm1(Math.log(survival) * Math.exp(-reach)),
        THOUSAND * -Math.expm1(Math.log(survival) * Math.exp(reach)),
        method);
  }

  private static Interval none(double confidence, Reason reason, String method) {
    return new Interval(confidence, Limit.none(reason), Limit.none(reason), method);
  }
}
