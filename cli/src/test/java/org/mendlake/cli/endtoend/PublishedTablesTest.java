package org.mendlake.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mendlake.dashboards.trino.Publication;
import org.mendlake.dashboards.trino.Publisher;
import org.mendlake.dashboards.trino.TableRegistration.Outcome;
import org.mendlake.dashboards.trino.TrinoTypes;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** What Trino lists after publications, and how it reports what was declared. */
@Tag("servers")
class PublishedTablesTest {
  private static ServedWarehouse warehouse;
  private static Publisher publisher;
  private static List<Table> published;

  @BeforeAll
  static void serve() {
    warehouse = ServedWarehouse.running();
    publisher = new Publisher(warehouse.trino(), "local://");
    published = Tables.declared().all().stream().filter(PublishedTablesTest::isListed).toList();
  }

  @Test
  void aSecondPublicationChangesNothing() {
    publisher.publish(published);

    Publication again = publisher.publish(published);

    assertThat(again.tables(Outcome.CURRENT))
        .containsExactlyInAnyOrderElementsOf(published.stream().map(Table::qualifiedName).toList());
    assertThat(again.registrations()).hasSameSizeAs(published);
  }

  @Test
  void aTableThatIsGoneIsUnlistedAndItsRowsAreThereWhenItIsListedAgain() {
    Table table = Tables.declared().named("fct_defect");
    String rows = "SELECT COUNT(*) FROM " + table.qualifiedName();
    var before = warehouse.number(rows);
    List<Table> others = new ArrayList<>(published);
    others.remove(table);
    try {
      assertThat(publisher.publish(others).tables(Outcome.UNREGISTERED))
          .containsExactly(table.qualifiedName());
      assertThat(isListed(table)).isFalse();
    } finally {
      publisher.publish(published);
    }
    assertThat(warehouse.number(rows)).isEqualTo(before);
  }

  @Test
  void trinoReportsEveryColumnAsItsDatasetClaims() {
    for (Table table : published) {
      List<String> declared =
          table.columns().stream()
              .filter(c -> TrinoTypes.isSimple(c.type()))
              .map(PublishedTablesTest::reported)
              .toList();
      assertThat(declared).as(table.qualifiedName()).isSubsetOf(described(table));
    }
  }

  private static String reported(Column column) {
    return column.name() + " " + TrinoTypes.of(column.type());
  }

  private static List<String> described(Table table) {
    List<String> columns = new ArrayList<>();
    for (Map<String, Object> row : warehouse.rows("DESCRIBE " + quoted(table))) {
      assertThat(row.get("Comment").toString()).as(table.qualifiedName()).isNotBlank();
      columns.add(row.get("Column") + " " + row.get("Type"));
    }
    return columns;
  }

  /** The entity {@code case} is also a word of SQL. */
  private static String quoted(Table table) {
    return table.layer().folder() + ".\"" + table.name() + "\"";
  }

  private static boolean isListed(Table table) {
    return !warehouse
        .rows("SHOW TABLES FROM " + table.layer().folder() + " LIKE '" + table.name() + "'")
        .isEmpty();
  }
}
