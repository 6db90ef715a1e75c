package org.mendlake.ingestion.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.DeclarationException;

class MappingLoaderTest {
  private static final String SMALLEST =
      """
      source: workshop
      event: visit.completed.v1
      zone: Asia/Shanghai
      occurred_at: Date
      key: Order
      currency: CNY
      fields:
        machine_id: Serial
        description: Text
        lines:
          - {kind: {constant: other}, cost_amount: Cost}
      """;

  private static Mapping load(String text) {
    return new MappingLoader(Contracts.declared()).parse("m.yaml", text);
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(DeclarationException.class, () -> load(text)).problems();
  }

  @Test
  void aDozenLinesAreAMapping() {
    Mapping mapping = load(SMALLEST);

    assertThat(mapping.contract().type()).isEqualTo("visit.completed.v1");
    assertThat(mapping.identity()).isEqualTo(new RowIdentity.Key(List.of("Order")));
    assertThat(mapping.columns()).containsExactly("Cost", "Date", "Order", "Serial", "Text");
    assertThat(mapping.cancelsVanished()).isFalse();
  }

  @Test
  void everyProblemIsToldAtOnceWithKeyAndSuggestion() {
    assertThat(
            problems(
                """
                source: Workshop 7
                event: visit.complete.v1
                zone: Asia/Shanghi
                knwon: import
                occurred_at: Date
                dates: [yyyy-QQQQQQ]
                input: {format: csv, delimiter: ";;", sheet: A}
                fields: {}
                """))
        .contains(
            "m.yaml: Cannot use key 'knwon'; did you mean 'known'?",
            "m.yaml: event: Cannot find the event type 'visit.complete.v1'"
                + "; did you mean 'visit.completed.v1'?",
            "m.yaml: zone: Cannot use the zone 'Asia/Shanghi': expected an IANA name such as"
                + " Asia/Shanghai; did you mean 'Asia/Shanghai'?",
            "m.yaml: input.delimiter: Cannot use ';;': expected one character, or comma,"
                + " semicolon, tab, pipe",
            "m.yaml: input.sheet: Cannot use it with format csv")
        .anyMatch(problem -> problem.contains("Cannot use 'Workshop 7'"))
        .anyMatch(problem -> problem.contains("date pattern 'yyyy-QQQQQQ'"));
  }

  @Test
  void fieldsAreCheckedByTheContract() {
    assertThat(
            problems(
                """
                source: workshop
                event: visit.completed.v1
                occurred_at: Date
                currency: YUAN
                fields:
                  machineid: Serial
                  travel_km: {column: Km, unit: min}
                  labour_hours: "{A}:{B}"
                  started_at: {column: Start, round: true}
                  order_no: {column: Order, values: {a: b}, otherwise: drop}
                  lines:
                    - {kind: {constant: parts}, cost_amount: {constant: cheap}}
                    - {cost_amount: Cost}
                  defects: Code
                """))
        .containsExactlyInAnyOrder(
            "m.yaml: currency: Cannot use 'YUAN': expected an ISO 4217 code such as CNY",
            "m.yaml: fields: Cannot use key 'machineid'; did you mean 'machine_id'?",
            "m.yaml: fields: Cannot leave out 'machine_id': the contract requires it; map a"
                + " column or a constant to it",
            "m.yaml: fields.travel_km.unit: Cannot convert 'min' to 'km': expected one of ft, km,"
                + " m, mi",
            "m.yaml: fields.labour_hours: Cannot make it from a template: a number is expected",
            "m.yaml: fields.started_at.round: Cannot use it: the field is no number",
            "m.yaml: fields.order_no.otherwise: Cannot use 'drop': expected one of refuse, keep",
            "m.yaml: fields.lines[1].kind: Cannot use 'parts': it is not one of part, labour,"
                + " travel, other, unspecified; did you mean 'part'?",
            "m.yaml: fields.lines[1].cost_amount: Cannot use 'cheap': it is not a number",
            "m.yaml: fields.lines[2]: Cannot leave out 'kind': the contract requires it; map a"
                + " column or a constant to it",
            "m.yaml: fields.defects: Cannot read it: expected a list");
  }

  @Test
  void rulesThatContradictEachOtherAreRefused() {
    assertThat(
            problems(
                SMALLEST
                    + """
                    content: [Order]
                    identical_rows: repeated-work
                    """))
        .containsExactly(
            "m.yaml: Cannot use both key and content: a row is the same by one of them",
            "m.yaml: identical_rows: Cannot count repeated work in a file with a key: one key is"
                + " one record");
  }

  @Test
  void whatIsPublishedIsCheckedByItsContract() {
    assertThat(
            problems(
                SMALLEST
                    + """
                    publishes:
                      - event: code-set.published.v1
                        subject: codes
                        data:
                          valid_from: 2020-13-01
                          codes:
                            - {level: sytem, code: A, name: Arm, nam_zh: 臂}
                    """))
        .containsExactlyInAnyOrder(
            "m.yaml: publishes[1]: Cannot tell when it happened: '2020-13-01' under occurred_at is"
                + " no day like 2020-12-31",
            "m.yaml: publishes[1].data: Cannot leave out 'version': the contract requires it",
            "m.yaml: publishes[1].data.valid_from: Cannot use '2020-13-01': it is not a date like"
                + " yyyy-MM-dd",
            "m.yaml: publishes[1].data.codes[1]: Cannot use key 'nam_zh'; did you mean 'name_zh'?",
            "m.yaml: publishes[1].data.codes[1].level: Cannot use 'sytem': it is not one of"
                + " system, part, mode, code");
  }

  @Test
  void columnsThatTheFileLacksAreToldAllAtOnce() {
    DeclarationException failure =
        catchThrowableOfType(
            DeclarationException.class,
            () -> RowMapper.of(load(SMALLEST), List.of("Order", "date", "Seriel", "Text")));

    assertThat(failure.problems())
        .containsExactly(
            "m.yaml: the mapping: Cannot find column 'Cost' in the file",
            "m.yaml: the mapping: Cannot find column 'Date' in the file; did you mean 'date'?",
            "m.yaml: the mapping: Cannot find column 'Serial' in the file; did you mean 'Seriel'?");
  }
}
