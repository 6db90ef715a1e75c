package org.mendlake.transforms.folds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.events.MachineDefinedV1;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.folds.AttributeTimeline.Version;

/**
 * The versions of one machine, out of everything that its events tell of build, owner, site and
 * responsible organisation. A machine that was neither built nor defined is inferred.
 */
public final class MachineFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(Input.entity("machine"), Input.mentions("dim_machine"));
  }

  @Override
  public void fold(String machineId, Known known, Rows rows) {
    History history = History.of(known.events());
    AttributeTimeline timeline = AttributeTimeline.of(MachineChanges.in(history));
    Issues issues = new Issues(this, machineId, rows);
    issues.addAll(history.issues());
    issues.addAll(timeline.issues());
    boolean isInferred =
        history.statements(MachineBuiltV1.class).isEmpty()
            && history.statements(MachineDefinedV1.class).isEmpty();
    for (Version version : timeline.versions()) {
      Rows.Row row = row(machineId, version, isInferred, rows);
      version.values().forEach(row::set);
    }
    if (timeline.versions().isEmpty()) {
      firstNamed(machineId, known)
          .map(at -> new Version(Timeline.BEGINNING, Optional.empty(), Map.of(), at))
          .ifPresent(version -> row(machineId, version, isInferred, rows));
    }
  }

  private static Rows.Row row(String machineId, Version version, boolean isInferred, Rows rows) {
    return rows.into("dim_machine")
        .set("machine_id", machineId)
        .set("valid_from", version.validFrom())
        .set("valid_to", version.validTo().orElse(null))
        .set("is_inferred", isInferred)
        .set("known_at", version.knownAt());
  }

  /** When an event first named the machine, its own events among them. */
  private static Optional<Instant> firstNamed(String machineId, Known known) {
    Instant first = Mentions.in(known).firstKnown().get(machineId);
    for (Event event : known.events()) {
      Instant at = event.envelope().knownAt();
      first = first == null || at.isBefore(first) ? at : first;
    }
    return Optional.ofNullable(first);
  }
}
