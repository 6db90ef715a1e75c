package org.mendlake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  @TempDir Path folder;

  @Test
  void tableIsCreatedOnceWithItsCommentsAndChecks() {
    Lake lake = TestLake.in(folder);

    create(lake);
    create(lake);

    assertThat(lake.exists("silver", "visit")).isTrue();
    assertThat(lake.version("silver", "visit")).isZero();
    assertThat(lake.read("silver", "visit").schema().apply("event_id").getComment().get())
        .isEqualTo("it's an id");
    assertThatThrownBy(() -> insert(lake, "-1", "'a'")).hasMessageContaining("offset_not_negative");
    assertThatThrownBy(() -> insert(lake, "1", "NULL")).hasMessageContaining("event_id");
  }

  @Test
  void tableIsReadAtAVersion() {
    Lake lake = TestLake.in(folder);
    create(lake);
    insert(lake, "1", "'a'");
    insert(lake, "2", "'b'");

    assertThat(lake.version("silver", "visit")).isEqualTo(2);
    assertThat(lake.read("silver", "visit", 1).collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("a");
    assertThat(lake.read("silver", "visit").count()).isEqualTo(2);
  }

  @Test
  void missingTableIsNamed() {
    Lake lake = TestLake.in(folder);

    assertThat(lake.exists("silver", "visit")).isFalse();
    assertThatThrownBy(() -> lake.version("silver", "visit"))
        .hasMessageContaining("Cannot find table silver.visit at");
  }

  private static void create(Lake lake) {
    lake.create(
        "silver",
        "visit",
        "event_id STRING NOT NULL COMMENT 'it\\'s an id', `offset` BIGINT",
        Map.of("delta.constraints.offset_not_negative", "offset >= 0"));
  }

  private static void insert(Lake lake, String offset, String id) {
    lake.spark()
        .sql(
            "INSERT INTO "
                + lake.sqlName("silver", "visit")
                + " VALUES ("
                + id
                + ", "
                + offset
                + ")");
  }
}
