package org.mendlake.transforms.folds;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** Finds the day on which a machine left the fleet and why: scrapped and the like, or exchanged. */
final class MachineEnd {
  private static final Comparator<Milestone> ORDER =
      Comparator.comparing(Milestone::day).thenComparing(Milestone::statement, Statement.ORDER);

  private MachineEnd() {}

  /** The first day on which it was not there, named after the reason; empty while it is there. */
  static Optional<Milestone> of(MachineMilestones milestones, Consumer<Issue> issues) {
    List<Milestone> ends =
        Stream.of(
                milestones
                    .scrapped()
                    .map(s -> new Milestone(s.payload().reason(), s.payload().scrappedOn(), s)),
                milestones
                    .exchanged()
                    .map(s -> new Milestone("exchanged", s.payload().exchangedOn(), s)))
            .flatMap(Optional::stream)
            .sorted(ORDER)
            .toList();
    if (ends.size() > 1) {
      issues.accept(leftTwice(ends.get(0), ends.get(1)));
    }
    return ends.stream().findFirst();
  }

  private static Issue leftTwice(Milestone end, Milestone other) {
    return other
        .statement()
        .issue(
            "left_twice",
            Severity.WARNING,
            "It was "
                + other.name()
                + " on "
                + other.day()
                + " but had left before, "
                + end.name()
                + " on "
                + end.day()
                + "; the earlier end holds");
  }
}
