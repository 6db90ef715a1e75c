package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mendlake.ingestion.Topics;
import org.mendlake.schema.Contract;

/** The contract is JSON Schema: an independent validator and our parser must agree. */
class ContractAgreementTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final EventParser PARSER = EventParser.declared(Topics.DEFAULT);
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  @Property(tries = 400)
  void validEventIsAcceptedByBoth(@ForAll long seed) throws IOException {
    GeneratedEvents generated = new GeneratedEvents(seed);
    Contract contract = generated.anyContract();
    ObjectNode event = generated.event(contract);

    assertThat(independently(contract, event)).isEmpty();
    assertThat(parse(event, event, contract)).isInstanceOf(ParsedEvent.class);
  }

  @Property(tries = 1500)
  void changedEventIsJudgedAlikeByBoth(@ForAll long seed) throws IOException {
    GeneratedEvents generated = new GeneratedEvents(seed);
    Contract contract = generated.anyContract();
    ObjectNode event = generated.event(contract);
    ObjectNode changed = event.deepCopy();
    generated.change(changed);

    Set<ValidationMessage> faults = independently(contract, changed);
    Verdict verdict = parse(changed, event, contract);

    assertThat(verdict instanceof ParsedEvent)
        .as("%s%n%s%n%s", changed, faults, verdict)
        .isEqualTo(faults.isEmpty());
  }

  @Property(tries = 400)
  void writingTheSameDifferentlyKeepsTheContentHash(@ForAll long seed) throws IOException {
    GeneratedEvents generated = new GeneratedEvents(seed);
    Contract contract = generated.anyContract();
    ObjectNode event = generated.event(contract);

    String rewritten = generated.rewritten(event);

    assertThat(hash(parse(rewritten.getBytes(UTF_8), event, contract)))
        .as(rewritten)
        .isEqualTo(hash(parse(event, event, contract)));
  }

  @Property(tries = 100)
  void mutatedBytesNeverThrow(@ForAll long seed) throws IOException {
    GeneratedEvents generated = new GeneratedEvents(seed);
    Contract contract = generated.anyContract();
    ObjectNode event = generated.event(contract);
    byte[] good = JSON.writeValueAsBytes(event);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      byte[] bad = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(5) == 0) {
        bad = java.util.Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      Verdict verdict = parse(bad, event, contract);

      if (verdict instanceof Rejection rejection) {
        assertThat(rejection.reason()).isNotBlank();
      }
    }
  }

  private static String hash(Verdict verdict) {
    assertThat(verdict).isInstanceOf(ParsedEvent.class);
    return ((ParsedEvent) verdict).contentHash();
  }

  private static Verdict parse(ObjectNode event, ObjectNode sent, Contract contract)
      throws IOException {
    return parse(JSON.writeValueAsBytes(event), sent, contract);
  }

  private static Verdict parse(byte[] value, ObjectNode sent, Contract contract) {
    return PARSER.parse(
        new Delivery(
            Topics.DEFAULT.of(contract.entity()),
            sent.get("subject").textValue().getBytes(UTF_8),
            value,
            Instant.parse(sent.get("recordedat").textValue()).toEpochMilli()));
  }

  private static Set<ValidationMessage> independently(Contract contract, ObjectNode event)
      throws IOException {
    // As on the wire: a number is what its digits say.
    JsonNode read = JSON.readTree(JSON.writeValueAsBytes(event));
    Set<ValidationMessage> faults = new HashSet<>(schema("envelope.yaml").validate(read));
    if (read.has("data")) {
      faults.addAll(
          schema(contract.entity() + "/" + contract.type() + ".yaml").validate(read.get("data")));
    }
    return faults;
  }

  private static JsonSchema schema(String file) {
    return SCHEMAS.computeIfAbsent(file, ContractAgreementTest::load);
  }

  private static JsonSchema load(String file) {
    JsonMetaSchema withZones =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012()).format(new ZoneFormat()).build();
    try (InputStream in =
        ContractAgreementTest.class.getClassLoader().getResourceAsStream("events/" + file)) {
      return JsonSchemaFactory.getInstance(
              SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(withZones))
          .getSchema(
              YAML.readTree(in),
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the contract " + file, e);
    }
  }

  private static final class ZoneFormat implements Format {
    @Override
    public String getName() {
      return "zone-id";
    }

    @Override
    public String getMessageKey() {
      return "format";
    }

    @Override
    public boolean matches(com.networknt.schema.ExecutionContext context, String value) {
      return ZoneId.getAvailableZoneIds().contains(value);
    }
  }
}
