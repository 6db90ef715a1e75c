package org.mendlake.transforms.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a build did to a table that it committed to.
 *
 * @param rows rows it holds now
 * @param version its version now
 */
public record TableChange(
    String table, long inserted, long updated, long deleted, long rows, long version) {

  /** What was done to each table by changes one after the other, by name. */
  static List<TableChange> together(List<TableChange> first, List<TableChange> then) {
    Map<String, TableChange> byTable = new TreeMap<>();
    Stream.concat(first.stream(), then.stream())
        .forEach(change -> byTable.merge(change.table(), change, TableChange::then));
    return List.copyOf(byTable.values());
  }

  /** What was done to each table besides some changes that are among all of them, by name. */
  static List<TableChange> without(List<TableChange> all, List<TableChange> some) {
    Map<String, TableChange> known = new TreeMap<>();
    some.forEach(change -> known.put(change.table(), change));
    return all.stream()
        .map(
            change ->
                known.containsKey(change.table) ? change.since(known.get(change.table)) : change)
        .filter(change -> change.inserted + change.updated + change.deleted > 0)
        .toList();
  }

  private TableChange since(TableChange before) {
    return new TableChange(
        table,
        inserted - before.inserted,
        updated - before.updated,
        deleted - before.deleted,
        rows,
        version);
  }

  /** Both changes of one table. */
  private TableChange then(TableChange next) {
    return new TableChange(
        table,
        inserted + next.inserted,
        updated + next.updated,
        deleted + next.deleted,
        next.rows,
        next.version);
  }
}
