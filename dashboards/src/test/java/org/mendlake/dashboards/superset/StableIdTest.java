package org.mendlake.dashboards.superset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StableIdTest {
  @Test
  void aNameGivesOneVersionFiveIdForEver() {
    String id = StableId.of("chart", "product-quality/trend");

    assertThat(id).isEqualTo(StableId.of("chart", "product-quality/trend"));
    assertThat(UUID.fromString(id).version()).isEqualTo(5);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    assertThat(id).isNotEqualTo(StableId.of("dashboard", "product-quality/trend"));
  }
}
