package org.mendlake.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {
  @Test
  void quotesAreDoubledInsideQuotes() {
    assertThat(SqlText.literal("it's")).isEqualTo("'it''s'");
    assertThat(SqlText.identifier("a\"b")).isEqualTo("\"a\"\"b\"");
  }
}
