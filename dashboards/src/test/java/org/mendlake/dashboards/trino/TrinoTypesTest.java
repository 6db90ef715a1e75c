package org.mendlake.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mendlake.schema.Column;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

class TrinoTypesTest {
  @Test
  void aTimestampKeepsItsZoneAndMilliseconds() {
    assertThat(TrinoTypes.of("TIMESTAMP")).isEqualTo("timestamp(3) with time zone");
  }

  @Test
  void aDecimalKeepsPrecisionAndScale() {
    assertThat(TrinoTypes.of("DECIMAL(18,2)")).isEqualTo("decimal(18,2)");
    assertThat(TrinoTypes.of("decimal(10, 1)")).isEqualTo("decimal(10,1)");
  }

  @Test
  void everySimpleColumnThatIsDeclaredHasAType() {
    for (Table table : Tables.declared().all()) {
      for (Column column : table.columns()) {
        if (TrinoTypes.isSimple(column.type())) {
          assertThat(TrinoTypes.of(column.type())).as(table.qualifiedName()).isNotBlank();
        }
      }
    }
  }

  @Test
  void aNestedTypeIsRefused() {
    assertThatThrownBy(() -> TrinoTypes.of("ARRAY<STRING>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ARRAY<STRING>");
  }
}
