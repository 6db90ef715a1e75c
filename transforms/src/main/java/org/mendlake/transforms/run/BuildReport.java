package org.mendlake.transforms.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a build did.
 *
 * @param knowledgeDate day up to whose end it knew
 * @param tables the tables of gold and marts that were committed to, by name
 * @param unchanged number of tables that were not
 * @param warnings expectations that are broken but do not stop a build
 */
public record BuildReport(
    LocalDate knowledgeDate,
    List<TableChange> tables,
    int unchanged,
    List<BrokenExpectation> warnings) {
  public BuildReport {
    tables = List.copyOf(tables);
    warnings = List.copyOf(warnings);
  }

  /** Change of one table; nothing when it was not committed to. */
  public Optional<TableChange> table(String name) {
    return tables.stream().filter(change -> change.table().equals(name)).findFirst();
  }

  /** Whether any table was committed to. */
  public boolean isChange() {
    return !tables.isEmpty();
  }
}
