package org.mendlake.transforms.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * Folds one key at a time. Tables that keep versions as known get what the fold would have said at
 * each moment at which something about the key became known, the others what it says now.
 */
final class KeyFolding {
  private final Fold fold;
  private final Rows empty;
  private final List<Table> outputs;
  private final KnowledgeDate knowledgeDate;
  private final boolean isVersioned;

  KeyFolding(Fold fold, Tables tables, List<Table> outputs, KnowledgeDate knowledgeDate) {
    this.fold = fold;
    this.empty = new Rows(tables);
    this.outputs = List.copyOf(outputs);
    this.knowledgeDate = knowledgeDate;
    this.isVersioned = outputs.stream().anyMatch(KeyFolding::isVersioned);
  }

  private static boolean isVersioned(Table table) {
    return table.versions() == Table.Versions.KNOWN;
  }

  /** The rows of each output, in the order of the outputs. */
  List<List<FoldedRow>> fold(
      String key, List<Event> events, Map<String, List<Map<String, Object>>> read) {
    Rows now = made(key, new Known(events, read, knowledgeDate.day()));
    Map<String, KnownVersions> versions = isVersioned ? replayed(key, events) : Map.of();
    List<List<FoldedRow>> rows = new ArrayList<>(outputs.size());
    for (Table table : outputs) {
      rows.add(
          isVersioned(table)
              ? versions.get(table.name()).all()
              : now.of(table.name()).stream().map(FoldedRow::current).toList());
    }
    return rows;
  }

  private Map<String, KnownVersions> replayed(String key, List<Event> events) {
    Map<String, KnownVersions> versions = new LinkedHashMap<>();
    outputs.stream()
        .filter(KeyFolding::isVersioned)
        .forEach(table -> versions.put(table.name(), new KnownVersions(table)));
    TreeSet<Instant> moments = new TreeSet<>();
    events.forEach(event -> moments.add(event.envelope().knownAt()));
    for (Instant moment : moments) {
      List<Event> known =
          events.stream().filter(e -> !e.envelope().knownAt().isAfter(moment)).toList();
      Rows then = made(key, new Known(known, Map.of(), knowledgeDate.of(moment).day()));
      versions.forEach((table, kept) -> kept.known(moment, then.of(table)));
    }
    return versions;
  }

  private Rows made(String key, Known known) {
    Rows rows = empty.anew();
    fold.fold(key, known, rows);
    return rows;
  }
}
