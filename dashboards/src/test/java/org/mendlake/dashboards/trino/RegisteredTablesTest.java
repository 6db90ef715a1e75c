package org.mendlake.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisteredTablesTest {
  @Test
  void theLocationIsTheTablesPropertyNotAWordInAComment() {
    String createTable =
        """
        CREATE TABLE delta.gold.x (
           a bigint COMMENT 'the location = ''here'' of it'
        )
        COMMENT 'location = ''nowhere'''
        WITH (
           location = 'local:///gold/it''s'
        )""";

    assertThat(RegisteredTables.locationIn(createTable)).contains("local:///gold/it's");
  }

  @Test
  void aTableWithoutALocationHasNone() {
    assertThat(RegisteredTables.locationIn("CREATE TABLE t (a bigint)")).isEmpty();
  }
}
