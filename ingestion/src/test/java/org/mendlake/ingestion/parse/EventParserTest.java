package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mendlake.ingestion.Topics;

class EventParserTest {
  private static final String TOPIC = "mendlake.visit";
  private static final long KNOWN_AT = Instant.parse("2012-12-31T00:00:00.123Z").toEpochMilli();
  private static final String ENVELOPE =
      """
      {"specversion":"1.0","id":"e1","source":"log","type":"visit.completed.v1","subject":"V1",\
      "time":"2001-07-05T00:00:00+08:00","recordedat":"2012-12-31T00:00:00.123456Z",\
      "zone":"Australia/Perth","op":"create",""";
  private static final String DATA =
      """
      "data":{"machine_id":"A","currency":"AUD","meter_hours":12.50,\
      "lines":[{"line_no":1,"kind":"part","cost_amount":-1.5}]}}""";
  private static final String GOOD = ENVELOPE + DATA;

  private final EventParser parser = EventParser.declared(Topics.DEFAULT);

  @Test
  void validEventIsAccepted() {
    ParsedEvent event = (ParsedEvent) parse(GOOD);

    assertThat(event.type()).isEqualTo("visit.completed.v1");
    assertThat(event.entity()).isEqualTo("visit");
    assertThat(event.contentHash()).matches("[0-9a-f]{32}");
  }

  @Test
  void dataMayStandBeforeTheType() {
    String dataFirst =
        "{"
            + DATA.substring(0, DATA.length() - 1)
            + ","
            + ENVELOPE.substring(1, ENVELOPE.length() - 1)
            + "}";

    assertThat(hash(dataFirst)).isEqualTo(hash(GOOD));
  }

  @Test
  void wrongDataBeforeTheTypeIsFound() {
    String data = "{\"data\":{\"machine_id\":7},";

    assertThat(reject(data + ENVELOPE.substring(1, ENVELOPE.length() - 1) + "}"))
        .startsWith("wrong_type: data.machine_id is 7, expected a text");
  }

  @Test
  void unknownAttributesOfTheEnvelopeAreIgnored() {
    assertThat(
            hash(GOOD.replace("\"op\"", "\"tenant\":{\"a\":[1]},\"datacontenttype\":null,\"op\"")))
        .isEqualTo(hash(GOOD));
  }

  @Test
  void whatCarriesTheEventDoesNotChangeItsHash() {
    String later =
        GOOD.replace("00.123456Z", "01.5Z").replace("\"op\"", "\"actorid\":\"x\",\"op\"");

    Verdict verdict = parse(later, "V1", KNOWN_AT + 1377);

    assertThat(((ParsedEvent) verdict).contentHash()).isEqualTo(hash(GOOD));
  }

  @Test
  void everyPartOfTheContentChangesTheHash() {
    assertThat(hash(GOOD))
        .isNotEqualTo(hash(GOOD.replace("\"e1\"", "\"e2\"")))
        .isNotEqualTo(hash(GOOD.replace("\"log\"", "\"other\"")))
        .isNotEqualTo(hash(GOOD.replace("+08:00", "+08:30")))
        .isNotEqualTo(hash(GOOD.replace("-1.5", "-1.51")))
        .isNotEqualTo(hash(GOOD.replace("\"AUD\"", "\"CNY\"")));
  }

  @Test
  void cancelNeedsNoData() {
    String cancel = ENVELOPE.replace("create", "cancel") + "\"amends\":\"e0\"}";

    assertThat(parse(cancel)).isInstanceOf(ParsedEvent.class);
    assertThat(reject(cancel.replace("cancel", "amend")))
        .isEqualTo("missing_field: data is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "machine_id":"A",   | ``                  | missing_field: data.machine_id is missing
          "op":"create",      | ``                  | missing_field: op is missing
          "AUD"               | 3                   | wrong_type: data.currency is 3, expected a text of 3 to 3 characters
          "AUD"               | null                | wrong_type: data.currency is null, expected a text of 3 to 3 characters
          "AUD"               | "AUDX"              | out_of_range: data.currency is "AUDX", expected a text of 3 to 3 characters
          "currency"          | "curency"           | unknown_field: data.curency is not declared; did you mean 'currency'?
          12.50               | 12.55               | out_of_range: data.meter_hours is 12.55, expected a number from 0 to 999999.9 with at most 1 decimal
          12.50               | 1e999999999         | out_of_range: data.meter_hours is 1e999999999, expected a number from 0 to 999999.9 with at most 1 decimal
          12.50               | "12.5"              | wrong_type: data.meter_hours is "12.5", expected a number from 0 to 999999.9 with at most 1 decimal
          12.50               | -0.1                | out_of_range: data.meter_hours is -0.1, expected a number from 0 to 999999.9 with at most 1 decimal
          "line_no":1         | "line_no":0         | out_of_range: data.lines[0].line_no is 0, expected a whole number from 1 to 10000
          "line_no":1         | "line_no":1.5       | wrong_type: data.lines[0].line_no is 1.5, expected a whole number from 1 to 10000
          "line_no":1         | "line_no":99999999999999999999 | out_of_range: data.lines[0].line_no is 99999999999999999999, expected a whole number from 1 to 10000
          "part"              | "parts"             | out_of_range: data.lines[0].kind is "parts", expected one of part, labour, travel, other, unspecified
          Australia/Perth     | +08:00              | invalid_format: zone is "+08:00", expected an IANA time zone such as Asia/Shanghai
          2001-07-05T         | 2001-02-29T         | invalid_format: time is "2001-02-29T00:00:00+08:00", expected an instant such as 2024-02-29T08:30:00+08:00
          2001-07-05T00:00:00+08 | 0001-01-01T01:59:59+08 | out_of_range: time is "0001-01-01T01:59:59+08:00", expected an instant that is of the years 1 to 9999 in every zone
          2001-07-05T00:00:00+08 | 9999-12-31T14:00:00+08 | out_of_range: time is "9999-12-31T14:00:00+08:00", expected an instant that is of the years 1 to 9999 in every zone
          "currency"          | "observed_from":"0000-12-31","currency" | out_of_range: data.observed_from is "0000-12-31", expected a day from 0001-01-01 to 9999-12-31
          "create"            | "amend"             | op_without_amends: amends is missing, expected the id of the create that op amend refers to
          "op"                | "amends":"e0","op"  | amends_without_op: amends is given, expected only with op amend or cancel
          "V1"                | "V2"                | key_mismatch: subject is "V2", expected the Kafka key "V1"
          00.123456Z          | 00.124Z             | recorded_at_mismatch: recordedat is 1356912000124 ms, expected the Kafka timestamp 1356912000123 ms
          completed.v1        | completed.v9        | unknown_type: type is "visit.completed.v9", which no contract declares; did you mean 'visit.completed.v1'?
          visit.completed.v1  | part.defined.v1     | wrong_topic: type is "part.defined.v1", expected in topic mendlake.part, not in mendlake.visit
          "1.0"               | "0.3"               | not_an_event: specversion is not "1.0": no CloudEvents envelope
          "op"                | "id":"e2","op"      | unparsable: id stands twice in one JSON object
          "line_no":1         | "line_no":1,"line_no":1 | unparsable: data.lines[0].line_no stands twice in one JSON object
          "op"                | "x":1,"x":2,"op"    | unparsable: x stands twice in one JSON object
          "A"                 | "\\ud800"           | unparsable: data.machine_id holds half of a surrogate pair, which is no character
          """)
  void brokenRuleIsNamedWithFieldAndValue(String part, String broken, String expected) {
    assertThat(GOOD).contains(part);

    assertThat(reject(GOOD.replace(part, broken))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0001-01-02T02:00:00+08:00, 0001-01-01",
    "9999-12-31T13:59:59.999+08:00, 9999-12-31",
  })
  void firstAndLastDaysAreAccepted(String moment, String day) {
    String event =
        GOOD.replace("2001-07-05T00:00:00+08:00", moment)
            .replace("\"currency\"", "\"observed_from\":\"" + day + "\",\"currency\"");

    assertThat(parse(event)).isInstanceOf(ParsedEvent.class);
  }

  @Test
  void listsAreBounded() {
    String empty =
        """
        {"specversion":"1.0","id":"e1","source":"log","type":"code-set.published.v1","subject":"V1",\
        "time":"2001-07-05T00:00:00Z","recordedat":"2012-12-31T00:00:00.123Z","zone":"UTC",\
        "op":"create","data":{"valid_from":"2001-02-30","version":"1","codes":[]}}""";

    assertThat(rejectIn("mendlake.code-set", empty.replace("-30", "-28")))
        .isEqualTo(
            "out_of_range: data.codes has 0 elements, expected a list of 1 to 20000 elements");
    assertThat(rejectIn("mendlake.code-set", empty))
        .isEqualTo(
            "invalid_format: data.valid_from is \"2001-02-30\", expected a day such as 2024-02-29");
  }

  @Test
  void whatIsNoJsonIsUnparsable() {
    assertThat(reject("")).isEqualTo("unparsable: the value is not JSON: it is empty");
    assertThat(reject(GOOD + "x")).startsWith("unparsable: the value is not JSON: Unrecognized");
    assertThat(reject(GOOD + GOOD))
        .isEqualTo("unparsable: the value is not JSON: more text follows the JSON value");
    assertThat(reject(GOOD.substring(0, 300))).startsWith("unparsable: the value is not JSON: ");
    assertThat(reject("{\"a\":" + "[".repeat(100))).contains("nesting depth");
    assertThat(reject(GOOD.replace("12.50", "012.50"))).startsWith("unparsable");
    assertThat(reject(GOOD.replace("12.50", "NaN"))).startsWith("unparsable");
    assertThat(show(parser.parse(new Delivery(TOPIC, null, null, 0))))
        .isEqualTo("unparsable: the record has no value");
  }

  @Test
  void whatIsNoUtf8IsUnparsable() {
    String text = GOOD.replace("\"A\"", "\"\u00e9\"");

    assertThat(parse(text)).isInstanceOf(ParsedEvent.class);
    for (byte[] bytes : new byte[][] {text.getBytes(ISO_8859_1), GOOD.getBytes(UTF_16)}) {
      assertThat(show(parser.parse(new Delivery(TOPIC, "V1".getBytes(UTF_8), bytes, KNOWN_AT))))
          .isEqualTo("unparsable: the value is not text in UTF-8");
    }
  }

  @Test
  void whatIsNoObjectIsNoEvent() {
    for (String value : new String[] {"[]", "1", "\"a\"", "null", "[[{\"a\":1}]]"}) {
      assertThat(reject(value)).isEqualTo("not_an_event: the value is not a JSON object");
    }
    assertThat(reject("{}")).startsWith("not_an_event");
  }

  @Test
  void rejectedRecordKeepsTheIdentityThatCouldBeRead() {
    Rejection rejection = (Rejection) parse(GOOD.replace("12.50", "true"));

    assertThat(rejection.field()).contains("data.meter_hours");
    assertThat(rejection.eventId()).contains("e1");
    assertThat(rejection.eventType()).contains("visit.completed.v1");
    assertThat(rejection.source()).contains("log");
  }

  @Test
  void longValuesAreCut() {
    assertThat(reject(GOOD.replace("\"AUD\"", "\"" + "\u4fee".repeat(500) + "\"")))
        .isEqualTo(
            "out_of_range: data.currency is \""
                + "\u4fee".repeat(100)
                + "...\", expected a text of 3 to 3 characters");
  }

  private String hash(String value) {
    Verdict verdict = parse(value);
    assertThat(verdict).isInstanceOf(ParsedEvent.class);
    return ((ParsedEvent) verdict).contentHash();
  }

  private String reject(String value) {
    return show(parse(value));
  }

  private String rejectIn(String topic, String value) {
    return show(
        parser.parse(new Delivery(topic, "V1".getBytes(UTF_8), value.getBytes(UTF_8), KNOWN_AT)));
  }

  private static String show(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Rejection.class);
    Rejection rejection = (Rejection) verdict;
    return rejection.rule().column() + ": " + rejection.reason();
  }

  private Verdict parse(String value) {
    return parse(value, "V1", KNOWN_AT);
  }

  private Verdict parse(String value, String key, long timestamp) {
    return parser.parse(new Delivery(TOPIC, key.getBytes(UTF_8), value.getBytes(UTF_8), timestamp));
  }
}
