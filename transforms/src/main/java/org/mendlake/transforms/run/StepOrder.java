package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders steps so that each comes after every step that writes what it reads. */
final class StepOrder {
  private StepOrder() {}

  static List<Step> of(List<Step> steps) {
    List<Step> ordered = new ArrayList<>();
    List<Step> waiting = new ArrayList<>(steps);
    waiting.sort(Comparator.comparing(Step::name));
    while (!waiting.isEmpty()) {
      Set<String> pending = new HashSet<>();
      waiting.forEach(step -> pending.addAll(step.writes()));
      List<Step> ready =
          waiting.stream()
              .filter(
                  step ->
                      step.reads().stream()
                          .noneMatch(t -> pending.contains(t) && !step.writes().contains(t)))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException(
            "Cannot order the steps: "
                + waiting.stream().map(Step::name).collect(Collectors.joining(", "))
                + " wait for each other's tables");
      }
      ordered.addAll(ready);
      waiting.removeAll(ready);
    }
    return ordered;
  }
}
