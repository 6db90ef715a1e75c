package org.mendlake.transforms.folds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.fold.Statement;

/** The components of a machine by place, in the order in which they followed each other. */
final class ComponentPositions {
  private static final Comparator<Map<String, Object>> ORDER =
      Comparator.<Map<String, Object>, LocalDate>comparing(r -> (LocalDate) r.get("replaced_on"))
          .thenComparing(r -> (Instant) r.get("occurred_at"))
          .thenComparing(r -> (String) r.get("source_system"))
          .thenComparing(r -> (String) r.get("visit_id"))
          .thenComparing(r -> (String) r.get("event_id"));

  private final Optional<Statement<MachineBuiltV1>> built;
  private final Issues issues;
  private final Map<String, List<FittedComponent>> byPosition = new TreeMap<>();

  private ComponentPositions(Optional<Statement<MachineBuiltV1>> built, Issues issues) {
    this.built = built;
    this.issues = issues;
  }

  /** Lays what the machine was built with and what was replaced on it end to end. */
  static ComponentPositions of(
      Optional<Statement<MachineBuiltV1>> built, Known known, Issues issues) {
    ComponentPositions positions = new ComponentPositions(built, issues);
    built.ifPresent(positions::list);
    List<Map<String, Object>> replacements = new ArrayList<>(known.rows("fct_part_replacement"));
    replacements.sort(ORDER);
    replacements.forEach(positions::replace);
    return positions;
  }

  /** The components at each place, the first fitted first. */
  Iterable<List<FittedComponent>> each() {
    return byPosition.values();
  }

  private void list(Statement<MachineBuiltV1> statement) {
    for (MachineBuiltV1.Component component : statement.payload().components()) {
      List<FittedComponent> before =
          byPosition.putIfAbsent(
              component.position(),
              new ArrayList<>(List.of(FittedComponent.built(component, statement))));
      if (before != null) {
        issues.add(
            "duplicate_position",
            Severity.ERROR,
            "Two components are listed for "
                + component.position()
                + "; the first holds, part "
                + component.partId()
                + " is left out",
            statement);
      }
    }
  }

  private void replace(Map<String, Object> replacement) {
    String position = (String) replacement.get("position");
    List<FittedComponent> chain = byPosition.get(position);
    if (chain == null) {
      chain = new ArrayList<>(List.of(FittedComponent.before(replacement)));
      byPosition.put(position, chain);
      if (built.isPresent()) {
        issues.add(
            issue(
                "component_not_listed",
                Severity.INFO,
                "The component replaced at "
                    + position
                    + " was not listed when the machine was built",
                replacement));
      }
    }
    int last = chain.size() - 1;
    compareSerials(chain.get(last), replacement);
    chain.set(last, chain.get(last).endedBy(replacement));
    chain.add(FittedComponent.fitted(replacement));
  }

  private void compareSerials(FittedComponent fitted, Map<String, Object> replacement) {
    String removed = (String) replacement.get("removed_serial");
    if (removed != null && fitted.serial().filter(s -> !s.equals(removed)).isPresent()) {
      issues.add(
          issue(
              "serial_differs",
              Severity.WARNING,
              "Serial "
                  + removed
                  + " was taken off at "
                  + fitted.position()
                  + ", where "
                  + fitted.serial().orElseThrow()
                  + " was fitted; the component fitted there ends",
              replacement));
    }
  }

  private static Issue issue(
      String rule, Severity severity, String detail, Map<String, Object> replacement) {
    return new Issue(
        rule,
        severity,
        detail,
        Optional.of((String) replacement.get("event_id")),
        Optional.of((String) replacement.get("source_system")),
        (Instant) replacement.get("occurred_at"),
        (Instant) replacement.get("known_at"));
  }
}
