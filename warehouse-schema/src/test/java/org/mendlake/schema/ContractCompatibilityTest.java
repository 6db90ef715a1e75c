package org.mendlake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContractCompatibilityTest {
  private static final String ENVELOPE =
      """
      properties:
        id: {type: string, minLength: 1, maxLength: 9, description: a, x-description-zh: 说明}
      """;
  private static final String VISIT =
      """
      description: A visit.
      x-description-zh: 维修。
      x-lateness: none
      type: object
      additionalProperties: false
      required: [machine_id]
      properties:
        machine_id: {type: string, minLength: 1, maxLength: 8, x-reference: dim_machine, x-personal: true, description: m, x-description-zh: 说明}
        kind: {type: string, enum: [part, labour], description: k, x-description-zh: 说明}
        hours: {type: number, multipleOf: 0.1, minimum: 0, maximum: 9.9, x-unit: h, description: h, x-description-zh: 说明}
        count: {type: integer, minimum: 1, maximum: 5, description: c, x-description-zh: 说明}
        zone: {type: string, maxLength: 9, description: z, x-description-zh: 说明}
        lines:
          type: array
          minItems: 0
          maxItems: 9
          description: l
          x-description-zh: 说明
          items:
            type: object
            additionalProperties: false
            required: [number]
            properties:
              number: {type: integer, minimum: 1, maximum: 9, x-column: line_no, description: n, x-description-zh: 说明}
              part: {type: string, maxLength: 9, description: p, x-description-zh: 说明}
      """;

  @Test
  void declaredContractsAreCompatibleWithTheReleasedOnes() throws IOException {
    Path folder = ProjectFolder.resolve("warehouse-schema/released");
    Map<String, String> files = new TreeMap<>();
    Declarations.below(folder)
        .forEach(
            (file, text) ->
                files.put(
                    file.equals("envelope.yaml")
                        ? file
                        : file.substring(0, file.indexOf('.')) + "/" + file,
                    text));
    Contracts released = Contracts.of(files);

    assertThat(released.all()).isNotEmpty();
    assertThatCode(() -> ContractCompatibility.check(released, Contracts.declared()))
        .doesNotThrowAnyException();
  }

  @Test
  void unchangedContractIsCompatible() {
    assertThat(problems(VISIT)).isEmpty();
  }

  @Test
  void widerBoundsBetterWordsAndNewOptionalFieldsAreCompatible() {
    String wider =
        VISIT
            .replace("maxLength: 8", "maxLength: 80")
            .replace("required: [machine_id]", "required: []")
            .replace("[part, labour]", "[travel, part, labour]")
            .replace("maximum: 9.9", "maximum: 99.9")
            .replace("minimum: 1, maximum: 5", "minimum: 0, maximum: 50")
            .replace("maxItems: 9", "maxItems: 90")
            .replace("description: A visit.", "description: A visit to a machine.")
            .replace("x-lateness: none", "x-lateness: days");
    wider += "        note: {type: string, maxLength: 9, description: n, x-description-zh: 说明}\n";
    wider += "  note: {type: string, maxLength: 9, description: n, x-description-zh: 说明}\n";

    assertThat(problems(wider)).isEmpty();
    assertThat(problems(VISIT.replace("enum: [part, labour]", "minLength: 1, maxLength: 9")))
        .isEmpty();
  }

  @Test
  void removedFieldIsRefusedWithTheNameThatItMayHaveNow() {
    assertThat(problems(VISIT.replace("  kind:", "  kinds:")))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "visit.done.v1: kind: Cannot remove or rename a released field; did you"
                            + " mean 'kinds'?; restore it, or publish visit.done.v2"));
  }

  @Test
  void newRequirementIsRefused() {
    refused(
        "required: [number]",
        "required: [number, part]",
        "lines[].part: Cannot require it from now");
    refused("[machine_id]", "[machine_id, count]", "count: Cannot require it from now");
    assertThat(
            problems(
                VISIT.replace("required: [machine_id]", "required: [machine_id, x]")
                    + "  x: {type: boolean, description: n, x-description-zh: 说明}\n"))
        .containsExactly(
            "visit.done.v1: x: Cannot require a new field: events accepted before lack it; restore"
                + " it, or publish visit.done.v2");
  }

  @Test
  void narrowerBoundIsRefused() {
    refused("minLength: 1, maxLength: 8", "minLength: 2, maxLength: 8", "Cannot narrow minLength");
    refused("maxLength: 8", "maxLength: 7", "machine_id: Cannot narrow maxLength from 8 to 7");
    refused("maximum: 9.9", "maximum: 9.8", "hours: Cannot narrow maximum from 9.9 to 9.8");
    refused("minimum: 0, maximum: 9.9", "minimum: 0.1, maximum: 9.9", "Cannot narrow minimum");
    refused("maximum: 5", "maximum: 4", "count: Cannot narrow maximum from 5 to 4");
    refused("minimum: 1, maximum: 5", "minimum: 2, maximum: 5", "count: Cannot narrow minimum");
    refused("minItems: 0", "minItems: 1", "lines: Cannot narrow minItems from 0 to 1");
    refused("maxItems: 9", "maxItems: 8", "lines: Cannot narrow maxItems from 9 to 8");
    refused("[part, labour]", "[part]", "kind: Cannot take the value 'labour' away");
    refused("enum: [part, labour]", "maxLength: 5", "kind: Cannot take the value 'labour' away");
    refused(
        "{type: string, maxLength: 9, description: z",
        "{type: string, enum: [a], description: z",
        "zone: Cannot close a free text");
    refused(
        "maxLength: 9, description: z",
        "maxLength: 9, format: zone-id, description: z",
        "zone: Cannot change format from ANY to ZONE_ID");
  }

  @Test
  void otherMeaningIsRefused() {
    refused(
        "{type: integer, minimum: 1, maximum: 5,",
        "{type: boolean,",
        "count: Cannot change type from Whole to Truth");
    refused("multipleOf: 0.1", "multipleOf: 0.01", "Cannot change decimal places from 1 to 2");
    refused("x-unit: h", "x-unit: min", "hours: Cannot change x-unit from h to min");
    refused("x-unit: h, ", "", "hours: Cannot change x-unit from h to none");
    refused("dim_machine", "dim_part", "Cannot change x-reference from dim_machine to dim_part");
    refused("line_no", "line_number", "lines[].number: Cannot change x-column from line_no to");
    refused("x-personal: true, ", "", "machine_id: Cannot take x-personal away");
  }

  @Test
  void newOptionalFieldMayStandAnywhere() {
    String extra = "  extra: {type: boolean, description: n, x-description-zh: 说明}\n  kind:";

    assertThat(problems(VISIT.replace("  kind:", extra))).isEmpty();
  }

  @Test
  void typeAndEnvelopeThatWereReleasedStay() {
    Contracts released = contracts(ENVELOPE, VISIT);

    assertThat(
            problems(
                released,
                Contracts.of(
                    Map.of(
                        "envelope.yaml",
                        ENVELOPE.replace("maxLength: 9", "maxLength: 8"),
                        "visit/visit.ended.v1.yaml",
                        VISIT))))
        .containsExactly(
            "envelope: id: Cannot narrow maxLength from 9 to 8; restore it: the envelope has no"
                + " versions",
            "visit.done.v1: Cannot take back a released type: events of it are in the lake;"
                + " restore visit/visit.done.v1.yaml; did you mean 'visit.ended.v1'?");
  }

  @Test
  void everyIncompatibleChangeIsReportedAtOnce() {
    assertThat(
            problems(
                VISIT.replace("maxItems: 9", "maxItems: 8").replace("maximum: 5", "maximum: 4")))
        .hasSize(2);
  }

  private static void refused(String before, String after, String problem) {
    assertThat(VISIT).contains(before);
    assertThat(problems(VISIT.replace(before, after)))
        .as(after)
        .hasSize(1)
        .allSatisfy(
            p ->
                assertThat(p)
                    .startsWith("visit.done.v1: ")
                    .contains(problem)
                    .endsWith("; restore it, or publish visit.done.v2"));
  }

  private static List<String> problems(String declared) {
    return problems(contracts(ENVELOPE, VISIT), contracts(ENVELOPE, declared));
  }

  private static List<String> problems(Contracts released, Contracts declared) {
    DeclarationException refusal =
        catchThrowableOfType(
            DeclarationException.class, () -> ContractCompatibility.check(released, declared));
    return refusal == null ? List.of() : refusal.problems();
  }

  private static Contracts contracts(String envelope, String visit) {
    return Contracts.of(Map.of("envelope.yaml", envelope, "visit/visit.done.v1.yaml", visit));
  }
}
