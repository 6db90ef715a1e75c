package org.mendlake.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Loads table declarations strictly: every problem of every file is reported at once. */
final class TableLoader {
  private static final Pattern FILE =
      Pattern.compile("(bronze|silver|gold|marts)/([a-z0-9_]+)\\.yaml");

  private final Problems problems = new Problems();
  private final Contracts contracts;

  TableLoader(Contracts contracts) {
    this.contracts = contracts;
  }

  List<Table> load(Map<String, String> files) {
    List<Table> tables = new ArrayList<>();
    Map<String, String> fileOf = new HashMap<>();
    contracts.entities().forEach(e -> fileOf.put(Names.tableName(e), "the contracts of " + e));
    for (Map.Entry<String, String> file : files.entrySet()) {
      var path = FILE.matcher(file.getKey());
      if (!path.matches()) {
        problems.add(file.getKey(), "Cannot name a table: expected <layer>/<name>.yaml");
        continue;
      }
      JsonNode node = Declarations.parse(file.getKey(), file.getValue(), problems);
      if (node.isMissingNode()) {
        continue;
      }
      String other = fileOf.put(path.group(2), file.getKey());
      if (other != null) {
        problems.add(file.getKey(), "Cannot use the name twice: also declared in " + other);
      }
      tables.add(
          new TableReader(new TableFile(file.getKey(), problems))
              .read(
                  Layer.valueOf(path.group(1).toUpperCase(java.util.Locale.ROOT)),
                  path.group(2),
                  node));
    }
    checkReferences(tables, fileOf);
    checkContracts(tables);
    checkMeasures(tables, fileOf);
    problems.throwIfAny("the table declarations");
    return tables;
  }

  private void checkReferences(List<Table> tables, Map<String, String> fileOf) {
    Map<String, Table> byName = new HashMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    for (Table table : tables) {
      for (Reference reference : table.references()) {
        new ReferenceCheck(fileOf.get(table.name()), table, byName, problems).check(reference);
      }
    }
  }

  private void checkMeasures(List<Table> tables, Map<String, String> fileOf) {
    Map<String, String> tableOf = new HashMap<>();
    for (Table table : tables) {
      for (Measure measure : table.measures()) {
        String other = tableOf.put(measure.name(), table.name());
        if (other != null) {
          problems.add(
              fileOf.get(table.name()),
              "measures."
                  + measure.name()
                  + ": Cannot use the name twice: dashboards know it from "
                  + other);
        }
      }
    }
  }

  private void checkContracts(List<Table> tables) {
    Set<String> dimensions = new HashSet<>();
    tables.stream().filter(t -> t.kind() == Kind.DIMENSION).forEach(t -> dimensions.add(t.name()));
    for (Contract contract : contracts.all()) {
      for (Contract.Reference reference : contract.references()) {
        if (!dimensions.contains(reference.dimension())) {
          problems.add(
              contract.type(),
              "Cannot refer to '"
                  + reference.dimension()
                  + "': no such dimension"
                  + Names.suggestion(reference.dimension(), dimensions));
        }
      }
    }
  }
}
