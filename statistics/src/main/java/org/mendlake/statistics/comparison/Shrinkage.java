package org.mendlake.statistics.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937c;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.comparison.CountModel.Prior;

/**
 * True values of units, each drawn from its raw value towards the mean of all by as much as its
 * data are few: the empirical Bayes estimate (alpha + events) / (beta + exposure), or (alpha +
 * events) / (alpha + beta + trials), with the prior of maximum marginal likelihood (Gaver and
 * O'Muircheartaigh 1987; Morris 1983).
 *
 * @param mean of the prior
 * @param prior the distribution over units; none where they do not differ by more than chance: then
 *     every unit is estimated by the mean
 * @param logLikelihood marginal, with all constants
 * @param target that units are compared with
 */
public record Shrinkage(
    CountModel model,
    double mean,
    Optional<Prior> prior,
    double logLikelihood,
    double target,
    List<ShrunkUnit> units) {
  private static final int FEW_UNITS = 10;

  public Shrinkage {
    units = List.copyOf(units);
  }

  /**
   * Estimates all units.
   *
   * @return refused with fewer than two units under observation, without an event, where all that
   *     could happen did, or where units are all or nothing
   * @throws IllegalArgumentException if a unit does not fit the model; all are told; or if the
   *     target is not above 0
   */
  public static Outcome<Shrinkage> of(
      CountModel model, List<UnitCount> units, ShrinkageQuestion question) {
    model.requireFitting(units);
    question.target().ifPresent(Shrinkage::requirePositive);
    List<UnitCount> observed = units.stream().filter(unit -> unit.exposure() > 0).toList();
    Optional<Outcome<Shrinkage>> refusal = refusal(model, observed);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    PriorFit fit = PriorFit.of(model, observed);
    if (fit.isAllOrNothing(model)) {
      return Outcome.refused(
          Reason.AT_THE_EDGE,
          "Units are all or nothing: there is no mean to shrink towards; compare them one by one");
    }
    return Outcome.of(estimated(model, observed, fit, question), cautions(units, observed, fit));
  }

  private static void requirePositive(double target) {
    if (!(target > 0)) {
      throw new IllegalArgumentException(
          "Cannot compare rates or shares with the target " + target + ": it is positive");
    }
  }

  private static Optional<Outcome<Shrinkage>> refusal(CountModel model, List<UnitCount> observed) {
    if (observed.size() < 2) {
      return refused(Reason.TOO_FEW_POINTS, "Two units with exposure are needed to compare");
    }
    if (observed.stream().allMatch(unit -> unit.events() == 0)) {
      return refused(Reason.NO_FAILURES, "No unit has an event: every estimate would be 0");
    }
    if (model == CountModel.BETA_BINOMIAL) {
      if (observed.stream().allMatch(unit -> unit.events() == unit.exposure())) {
        return refused(Reason.NO_VARIATION, "Every trial is an event: every estimate would be 1");
      }
      if (observed.stream().allMatch(unit -> unit.exposure() == 1)) {
        return refused(
            Reason.TOO_FEW_AT_RISK, "One trial for each unit does not tell units from chance");
      }
    }
    return Optional.empty();
  }

  private static Optional<Outcome<Shrinkage>> refused(Reason reason, String detail) {
    return Optional.of(Outcome.refused(reason, detail));
  }

  private static Shrinkage estimated(
      CountModel model, List<UnitCount> observed, PriorFit fit, ShrinkageQuestion question) {
    boolean common = Double.isInfinite(fit.size());
    Optional<Prior> prior =
        common ? Optional.empty() : Optional.of(model.prior(fit.mean(), fit.size()));
    double target = question.target().orElse(fit.mean());
    List<Posterior> known =
        observed.stream()
            .map(unit -> prior.map(p -> model.posterior(unit, p)).orElse(common(model, observed)))
            .toList();
    List<Posterior> uncertain = PriorUncertainty.of(model, observed).posteriors();
    double[] estimates = known.stream().mapToDouble(Posterior::mean).toArray();
    if (common) {
      Arrays.fill(estimates, fit.mean());
    }
    RankInterval[] ranks = ranks(estimates, uncertain, question.ranks());
    List<ShrunkUnit> shrunk = new ArrayList<>();
    for (int i = 0; i < estimates.length; i++) {
      UnitCount unit = observed.get(i);
      shrunk.add(
          new ShrunkUnit(
              unit,
              unit.raw(),
              estimates[i],
              common ? 0 : unit.exposure() / (fit.size() + unit.exposure()),
              Belief.of(estimates[i], known.get(i), target, question.worse(), Belief.KNOWN_PRIOR),
              Belief.of(
                  estimates[i], uncertain.get(i), target, question.worse(), Belief.UNCERTAIN_PRIOR),
              ranks[i]));
    }
    return new Shrinkage(model, fit.mean(), prior, fit.logLikelihood(), target, shrunk);
  }

  /** What is known of the value that all units share, under Jeffreys' prior. */
  private static Posterior common(CountModel model, List<UnitCount> observed) {
    long events = observed.stream().mapToLong(UnitCount::events).sum();
    double exposure = observed.stream().mapToDouble(UnitCount::exposure).sum();
    UnitCount all = new UnitCount("all", events, exposure);
    Prior jeffreys = model == CountModel.GAMMA_POISSON ? new Prior(0.5, 0) : new Prior(0.5, 0.5);
    return model.posterior(all, jeffreys);
  }

  private static RankInterval[] ranks(
      double[] estimates, List<Posterior> posteriors, RankDraws draws) {
    RandomDataGenerator random = RandomDataGenerator.of(new Well19937c(draws.seed()));
    return draws.intervals(
        RankDraws.ranked(estimates),
        () -> posteriors.stream().mapToDouble(posterior -> posterior.draw(random)).toArray());
  }

  private static List<Caution> cautions(
      List<UnitCount> units, List<UnitCount> observed, PriorFit fit) {
    List<Caution> cautions = new ArrayList<>();
    UnitCount.unobserved(units).ifPresent(cautions::add);
    if (Double.isInfinite(fit.size())) {
      cautions.add(
          new Caution(
              Reason.AT_THE_EDGE,
              "Units do not differ by more than chance: each is estimated by the mean of all"));
    }
    if (observed.size() < FEW_UNITS) {
      cautions.add(
          new Caution(
              Reason.TOO_FEW_POINTS,
              "The prior rests on %d units: use the intervals that allow for its uncertainty"
                  .formatted(observed.size())));
    }
    return cautions;
  }
}
