package org.mendlake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableLoaderTest {

  @Test
  void declaredTablesLoad() {
    Tables tables = Tables.declared();

    assertThat(tables.of(Layer.SILVER))
        .extracting(Table::name)
        .containsExactlyElementsOf(silverNames());
    Table visit = tables.named("fct_repair_visit");
    assertThat(visit.columns())
        .extracting(Column::name)
        .contains("machine_key", "organisation_key", "occurred_at", "known_at")
        .doesNotContain("visit_day_key");
    assertThat(tables.named("dim_machine").columns().get(0).name()).isEqualTo("machine_key");
    assertThat(tables.named("dim_defect_code").foldKey()).containsExactly("code_set_id");
  }

  private static List<String> silverNames() {
    return Stream.concat(
            Contracts.declared().entities().stream().map(Names::tableName),
            Stream.of("quarantine", "readmission"))
        .sorted()
        .toList();
  }

  @Test
  void silverTableHoldsOneStructForEachContract() {
    Column struct = Tables.declared().named("visit").column("visit_completed_v1");

    assertThat(struct.nullable()).isTrue();
    assertThat(struct.type()).startsWith("STRUCT<`machine_id`: STRING");
    assertThat(Tables.declared().named("visit").content())
        .extracting(Column::name)
        .doesNotContain("topic", "offset", "ingested_at")
        .contains("known_at", "content_hash");
  }

  @Test
  void everyProblemIsReportedAtOnceWithASuggestion() {
    String fact =
        """
        kind: transaction
        fold: SomeFold
        grain: one thing
        key: [thing_di]
        owner: somebody
        colums: {}
        description: {en: A thing., zh: 物。}
        columns:
          thing_id: {type: strin, en: Id., zh: 标识。}
          day: {type: date, en: Day.}
        references:
          machine: {dim: dim_machin, by: thing_id}
          product: {dim: dim_product, by: thing_id}
        """;
    String product =
        """
        kind: dimension
        history: scd2
        fold: ProductFold
        grain: one product
        key: [product_id]
        owner: somebody
        description: {en: Products., zh: 产品。}
        columns:
          product_id: {type: string, en: Id., zh: 标识。}
        """;
    Contracts none = Contracts.of(Map.of("envelope.yaml", envelope()));

    assertThatThrownBy(
            () ->
                Tables.of(
                    none, Map.of("gold/fct_thing.yaml", fact, "gold/dim_product.yaml", product)))
        .hasMessageContaining("Cannot use key 'colums'; did you mean 'columns'?")
        .hasMessageContaining("Cannot find column 'thing_di'; did you mean 'thing_id'?")
        .hasMessageContaining("Cannot use type 'strin'")
        .hasMessageContaining("columns.day: Cannot document it: en and zh are both needed")
        .hasMessageContaining("references.machine: Cannot refer to 'dim_machin'")
        .hasMessageContaining("references.product: Cannot pick a version of dim_product");
  }

  private static String envelope() {
    return "properties: {id: {type: string, maxLength: 9, description: a, x-description-zh: 说明}}";
  }
}
