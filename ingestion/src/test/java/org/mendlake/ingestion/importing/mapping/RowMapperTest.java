package org.mendlake.ingestion.importing.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.schema.Contracts;

/** One row through small mappings: {@code fields} and what the payload becomes. */
class RowMapperTest {
  private static final List<String> HEADER = List.of("When", "A", "B", "C");

  private static RowMapper mapper(String more, String fields) {
    String text =
        """
        source: s
        event: visit.completed.v1
        zone: Asia/Shanghai
        occurred_at: When
        key: A
        %s
        fields:
          machine_id: A
        %s
        """
            .formatted(more, fields.indent(2).stripTrailing());
    return RowMapper.of(new MappingLoader(Contracts.declared()).parse("m.yaml", text), HEADER);
  }

  private static MappedRow map(String more, String fields, String... cells) throws RowRefusal {
    RowMapper mapper = mapper(more, fields);
    return mapper.map(mapper.values(Arrays.asList(cells)), 1);
  }

  private static String payload(String more, String fields, String... cells) throws RowRefusal {
    return new String(map(more, fields, cells).data(), StandardCharsets.UTF_8);
  }

  private static String refusal(String more, String fields, String... cells) {
    return catchThrowableOfType(RowRefusal.class, () -> map(more, fields, cells)).getMessage();
  }

  @Test
  void aDayIsItsFirstMomentInTheZone() throws RowRefusal {
    MappedRow row =
        map("dates: [d.M.yyyy, d.M.yyyy H:mm]", "order_no: B", "5.1.2020", "M1", "7", "");

    assertThat(row.occurredAt()).hasToString("2020-01-04T16:00:00Z");
    assertThat(row.zone()).isEqualTo("Asia/Shanghai");
    assertThat(
            map("dates: [d.M.yyyy, d.M.yyyy H:mm]", "", "5.1.2020 9:30", "M1", "", "").occurredAt())
        .hasToString("2020-01-05T01:30:00Z");
  }

  @Test
  void isoDatesAreAlwaysUnderstoodAndImpossibleOnesNever() throws RowRefusal {
    assertThat(payload("dates: [d.M.yyyy]", "observed_to: B", "1.1.2020", "M1", "2020-02-29", ""))
        .isEqualTo("{\"machine_id\":\"M1\",\"observed_to\":\"2020-02-29\"}");
    assertThat(refusal("dates: [d.M.yyyy]", "observed_to: B", "1.1.2020", "M1", "29.2.2021", ""))
        .isEqualTo("Cannot read column B: '29.2.2021' is not a date like d.M.yyyy");
  }

  @Test
  void decimalCommaAndGroupingAreReadExactly() throws RowRefusal {
    String more = "input: {decimal: comma, grouping: \".\"}";
    String fields = "lines: [{kind: {constant: other}, cost_amount: B, quantity: 1.5}]";

    assertThat(payload(more, fields, "2020-01-01", "M1", "-1.234.567,80", ""))
        .contains("\"quantity\":1.500,\"cost_amount\":-1234567.80");
    assertThat(refusal(more, fields, "2020-01-01", "M1", "1.23", ""))
        .isEqualTo("Cannot read column B: '1.23' is not a number");
    assertThat(refusal(more, fields, "2020-01-01", "M1", "1,234", ""))
        .contains("is not a number of at most 2 decimals; 'round: true' would round it");
  }

  @Test
  void unitsAreConvertedAndRoundedToTheFieldsDecimals() throws RowRefusal {
    assertThat(
            payload(
                "",
                "travel_km: {column: B, unit: mi}\nlabour_hours: {column: C, unit: min}",
                "2020-01-01",
                "M1",
                "100",
                "20"))
        .contains("\"travel_km\":160.9", "\"labour_hours\":0.3");
    assertThat(
            payload(
                "",
                "lines: [{kind: {constant: other}, cost_amount: {column: B, multiply: 10000}}]",
                "2020-01-01",
                "M1",
                "1.23456",
                ""))
        .contains("\"cost_amount\":12345.60");
  }

  @Test
  void aTemplateStandsForMissingColumnsOnlyWhenToldHow() throws RowRefusal {
    assertThat(payload("", "description: \"{B}/{C}\"", "2020-01-01", "M1", "x", ""))
        .isEqualTo("{\"machine_id\":\"M1\"}");
    assertThat(
            payload(
                "",
                "description: {template: \"{B}/{C}\", missing: \"-\"}",
                "2020-01-01",
                "M1",
                "x",
                ""))
        .contains("\"description\":\"x/-\"");
  }

  @Test
  void aCodeListRefusesKeepsOrReplacesWhatItDoesNotHold() throws RowRefusal {
    String list = "order_type: {column: B, values: {R: repair, n: null}%s}";

    assertThat(payload("", list.formatted(""), "2020-01-01", "M1", "R", "")).contains("\"repair\"");
    assertThat(payload("", list.formatted(""), "2020-01-01", "M1", "n", ""))
        .doesNotContain("order_type");
    assertThat(payload("", list.formatted(", otherwise: keep"), "2020-01-01", "M1", "Q", ""))
        .contains("\"Q\"");
    assertThat(
            payload("", list.formatted(", otherwise: {use: other}"), "2020-01-01", "M1", "Q", ""))
        .contains("\"other\"");
    assertThat(refusal("", list.formatted(""), "2020-01-01", "M1", "Q", ""))
        .isEqualTo("Cannot translate column B: 'Q' is not in the mapping's list of values");
  }

  @Test
  void anItemExistsWhenItsColumnHasAValueAndKeepsItsNumber() throws RowRefusal {
    String fields =
        """
        defects:
          - {when: B, defect_code: "s:{B}", is_primary: true}
          - {when: C, defect_code: "s:{C}", is_primary: false}
        """;

    assertThat(payload("", fields, "2020-01-01", "M1", "", "y"))
        .isEqualTo(
            "{\"machine_id\":\"M1\",\"defects\":"
                + "[{\"line_no\":2,\"defect_code\":\"s:y\",\"is_primary\":false}]}");
    assertThat(payload("", fields, "2020-01-01", "M1", "", "")).doesNotContain("defects");
  }

  @Test
  void definitionsAreColumnsMadeFromColumns() throws RowRefusal {
    String define =
        """
        define:
          system: {column: B, replace: {_: " + "}, values: {Motor: Engine}, otherwise: keep}
          path: {template: "{system}/{C}", missing: "-"}
        """;

    assertThat(payload(define, "description: path", "2020-01-01", "M1", "Motor", ""))
        .contains("\"Engine/-\"");
    assertThat(payload(define, "description: path", "2020-01-01", "M1", "Motor_Pump", "x"))
        .contains("\"Motor + Pump/x\"");
  }

  @Test
  void aRowWithoutRequiredValuesOrWithOtherColumnsIsRefused() {
    assertThat(refusal("", "", "2020-01-01", "", "", ""))
        .isEqualTo("Cannot fill machine_id: column A has no value");
    assertThat(refusal("", "", "", "M1", "", ""))
        .isEqualTo("Cannot fill occurred_at: column When has no value");
    assertThat(refusal("", "", "2020-01-01", "M1", "", "", "x"))
        .isEqualTo("Cannot read the row: it has 5 cells, the header names 4 columns");
    assertThat(refusal("", "", "2020-01-01", "M1"))
        .isEqualTo("Cannot read the row: it has 2 cells, the header names 4 columns");
  }
}
