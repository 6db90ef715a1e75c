package org.mendlake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractLoaderTest {
  private static final String ENVELOPE =
      "properties: {id: {type: string, maxLength: 9, description: a, x-description-zh: 说明}}";

  @Test
  void declaredContractsLoad() {
    Contracts contracts = Contracts.declared();

    assertThat(contracts.entities())
        .contains("code-set", "machine", "organisation", "part", "product", "visit");
    Contract visit = contracts.ofType("visit.completed.v1").orElseThrow();
    assertThat(visit.column()).isEqualTo("visit_completed_v1");
    assertThat(visit.recordName()).isEqualTo("VisitCompletedV1");
    assertThat(visit.references())
        .extracting(Contract.Reference::dimension)
        .contains("dim_machine", "dim_organisation", "dim_defect_code", "dim_part");
    assertThat(visit.payload().sqlType()).contains("`cost_amount`: DECIMAL(18,2)");
  }

  @Test
  void everyProblemIsReportedAtOnceWithASuggestion() {
    String bad =
        """
        description: d
        x-description-zh: 说明
        x-lateness: none
        type: object
        additionalProperties: false
        required: [machin_id]
        properties:
          machine_id: {type: string, maxLenght: 5, description: m}
          name: {type: string, maxLength: 5, description: TBD, x-description-zh: 名称}
          cost: {type: number, minimum: 0, maximum: 1, description: c, x-description-zh: 说明}
        """;

    assertThatThrownBy(
            () -> Contracts.of(Map.of("envelope.yaml", ENVELOPE, "visit/visit.done.v1.yaml", bad)))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("Cannot use key 'maxLenght'; did you mean 'maxLength'?")
        .hasMessageContaining("Cannot require 'machin_id': no such property; did you mean")
        .hasMessageContaining("multipleOf (such as 0.01) is missing")
        .hasMessageContaining("name: Cannot document it with a placeholder: TBD")
        .hasMessageContaining("description and x-description-zh are both needed");
  }

  @Test
  void eventTypeMustStandInTheFolderOfItsEntity() {
    assertThatThrownBy(
            () ->
                Contracts.of(
                    Map.of(
                        "envelope.yaml",
                        ENVELOPE,
                        "visit/claim.paid.v1.yaml",
                        "type: object",
                        "visit/Visit.yaml",
                        "type: object")))
        .hasMessageContaining("an event of 'claim' belongs in that folder")
        .hasMessageContaining("expected <entity>/<entity>.<past tense>.v<n>.yaml");
  }
}
