package org.mendlake.schema.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;

class AsyncApiTest {
  private static final String VISIT =
      """
      {"specversion": "1.0", "id": "e1", "source": "dealer-7", "type": "visit.completed.v1",
       "subject": "v1", "time": "2026-01-02T03:04:05+08:00",
       "recordedat": "2026-01-03T00:00:00Z", "zone": "Asia/Shanghai", "op": "create",
       "data": {"machine_id": "M1", "defects": [{"line_no": 1, "defect_code": "s:a/b/c"}]}}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyContractIsAMessageOfItsChannel() throws IOException {
    JsonNode document = document();

    for (Contract event : Contracts.declared().all()) {
      assertThat(document.at("/channels/" + event.entity() + "/messages").fieldNames())
          .toIterable()
          .contains(event.type());
      assertThat(document.at("/components/messages/" + event.type() + "/payload").isObject())
          .isTrue();
    }
  }

  @Test
  void goodEventPasses() throws IOException {
    assertThat(problems(VISIT)).isZero();
    assertThat(problems(VISIT.replace("\"zone\"", "\"partner\": 1, \"zone\""))).isZero();
  }

  @Test
  void payloadThatBreaksTheContractFails() throws IOException {
    assertThat(problems(VISIT.replace("\"M1\"", "\"\""))).isPositive();
    assertThat(problems(VISIT.replace("\"machine_id\"", "\"machin_id\""))).isPositive();
    assertThat(problems(VISIT.replace("\"line_no\": 1", "\"line_no\": 0"))).isPositive();
    assertThat(problems(VISIT.replace("visit.completed.v1", "visit.completed.v2"))).isPositive();
  }

  @Test
  void opDecidesWhetherDataAndAmendsAreNeeded() throws IOException {
    assertThat(problems(with("cancel", false, true))).isZero();
    assertThat(problems(with("cancel", false, false))).isPositive();
    assertThat(problems(with("amend", true, true))).isZero();
    assertThat(problems(with("amend", false, true))).isPositive();
    assertThat(problems(with("create", true, true))).isPositive();
    assertThat(problems(with("create", false, false))).isPositive();
  }

  private static String with(String op, boolean data, boolean amends) throws IOException {
    ObjectNode event = (ObjectNode) JSON.readTree(VISIT);
    event.put("op", op);
    if (!data) {
      event.remove("data");
    }
    if (amends) {
      event.put("amends", "e0");
    }
    return event.toString();
  }

  private static int problems(String event) throws IOException {
    ObjectNode schema = (ObjectNode) document();
    schema.setAll((ObjectNode) schema.at("/components/messages/visit.completed.v1/payload"));
    JsonSchema validator =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    return validator.validate(JSON.readTree(event)).size();
  }

  private static JsonNode document() throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readTree(new AsyncApi(Contracts.declared()).toString());
  }
}
