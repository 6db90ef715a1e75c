package org.mendlake.dashboards.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.dashboards.trino.TableRegistration.Outcome;

class PublicationTest {
  @Test
  void summaryCountsWhatIsCurrentAndNamesWhatChanged() {
    Publication publication =
        new Publication(
            List.of(
                new TableRegistration("gold.dim_part", Outcome.REGISTERED),
                new TableRegistration("gold.fct_defect", Outcome.CURRENT),
                new TableRegistration("gold.old", Outcome.UNREGISTERED),
                new TableRegistration("marts.repair_intensity", Outcome.CURRENT)));

    assertThat(publication.summary())
        .isEqualTo("2 current, 1 registered (gold.dim_part), 1 unregistered (gold.old)");
    assertThat(publication.tables(Outcome.CURRENT))
        .containsExactly("gold.fct_defect", "marts.repair_intensity");
  }

  @Test
  void anEmptyPublicationSaysSo() {
    assertThat(new Publication(List.of()).summary()).isEqualTo("no tables to publish");
  }
}
