package org.mendlake.ingestion.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.ingestion.Topics;
import org.mendlake.lake.Canonical;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;

/**
 * Decides whether a record is a valid event: the one implementation of the rules. The silver job
 * parses with it, and whoever sends events may ask it first (the importer does). Pure Java, safe
 * for use by several threads; it never throws on any input.
 */
public final class EventParser implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ThreadLocal<Canonical> CANONICAL = ThreadLocal.withInitial(Canonical::new);
  private static final List<String> HASHED =
      List.of("type", "source", "id", "op", "amends", "subject", "time", "zone", "sequence");

  private final Topics topics;
  private final HashMap<String, EventType> types = new HashMap<>();
  private final StructParser envelope;
  private final int[] hashed;

  private final int specversion;
  private final int id;
  private final int source;
  private final int typeName;
  private final int subject;
  private final int recordedAt;
  private final int op;
  private final int amends;

  /** A parser of these contracts, whose events travel in these topics. */
  public EventParser(Contracts contracts, Topics topics) {
    this.topics = topics;
    this.envelope = new StructParser(withoutData(contracts.envelope()));
    int entity = 0;
    for (Map.Entry<String, List<Contract>> each : contracts.byEntity().entrySet()) {
      int position = 0;
      for (Contract contract : each.getValue()) {
        types.put(
            contract.type(),
            new EventType(
                contract.type(),
                each.getKey(),
                entity,
                position++,
                new StructParser(contract.payload())));
      }
      entity++;
    }
    this.hashed = envelope.positions(HASHED);
    this.specversion = position("specversion");
    this.id = position("id");
    this.source = position("source");
    this.typeName = position("type");
    this.subject = position("subject");
    this.recordedAt = position("recordedat");
    this.op = position("op");
    this.amends = position("amends");
  }

  /** A parser of the declared contracts. */
  public static EventParser declared(Topics topics) {
    return new EventParser(Contracts.declared(), topics);
  }

  private static FieldType.Struct withoutData(FieldType.Struct envelope) {
    return new FieldType.Struct(
        envelope.fields().stream().filter(f -> !f.name().equals("data")).toList());
  }

  private int position(String attribute) {
    int found = envelope.position(attribute, 0);
    if (found == StructParser.UNKNOWN) {
      throw new IllegalArgumentException(
          "Cannot parse events: the envelope does not declare '" + attribute + "'");
    }
    return found;
  }

  /** Names of the envelope's attributes in the order of {@link ParsedEvent}'s values. */
  static List<Field> attributes(FieldType.Struct envelope) {
    return withoutData(envelope).fields();
  }

  /** Whether the record is a valid event of its topic, and what it says. */
  public Verdict parse(Delivery delivery) {
    byte[] value = delivery.value();
    if (value == null) {
      return Rejection.of(Rule.UNPARSABLE, "the record has no value");
    }
    if (!Utf8.isText(value)) {
      return Rejection.of(Rule.UNPARSABLE, "the value is not text in UTF-8");
    }
    EventReader reader = new EventReader(types, envelope, typeName, value);
    try {
      reader.read();
    } catch (JsonProcessingException e) {
      return unparsable(reader, Refusal.cut(e.getOriginalMessage()));
    } catch (IOException e) {
      return unparsable(reader, Refusal.cut(e.getMessage()));
    }
    return judge(reader, delivery);
  }

  private Rejection unparsable(EventReader reader, String why) {
    return reject(reader, Rule.UNPARSABLE, "the value is not JSON: " + why, null);
  }

  private Verdict judge(EventReader reader, Delivery delivery) {
    if (!reader.isObject) {
      return reject(reader, Rule.NOT_AN_EVENT, "the value is not a JSON object", null);
    }
    if (isDuplicateKey(reader.refusal)) {
      return reject(reader, reader.refusal);
    }
    if (reader.attributes[specversion] == null) {
      return reject(
          reader, Rule.NOT_AN_EVENT, "specversion is not \"1.0\": no CloudEvents envelope", null);
    }
    if (reader.typeName != null && reader.type == null) {
      return reject(
          reader,
          Rule.UNKNOWN_TYPE,
          "type is \""
              + Refusal.cut(reader.typeName)
              + "\", which no contract declares"
              + Names.suggestion(reader.typeName, types.keySet()),
          "type");
    }
    if (reader.type != null && !topics.of(reader.type.entity()).equals(delivery.topic())) {
      return reject(
          reader,
          Rule.WRONG_TOPIC,
          "type is \""
              + reader.typeName
              + "\", expected in topic "
              + topics.of(reader.type.entity())
              + ", not in "
              + Refusal.cut(delivery.topic()),
          "type");
    }
    if (reader.refusal != null) {
      return reject(reader, reader.refusal);
    }
    try {
      requireAll(reader);
      requireAgreement(reader, delivery);
    } catch (Refusal refusal) {
      return reject(reader, refusal);
    }
    return accept(reader);
  }

  private static boolean isDuplicateKey(Refusal refusal) {
    return refusal != null && refusal.rule() == Rule.UNPARSABLE;
  }

  private void requireAll(EventReader reader) throws Refusal {
    envelope.requireAll(reader.attributes);
    if (!reader.hasData && !isOp(reader, "cancel")) {
      throw new Refusal(Rule.MISSING_FIELD, "is missing").under("data");
    }
    boolean refersBack = reader.attributes[amends] != null;
    if (isOp(reader, "create") && refersBack) {
      throw new Refusal(Rule.AMENDS_WITHOUT_OP, "is given, expected only with op amend or cancel")
          .under("amends");
    }
    if (!isOp(reader, "create") && !refersBack) {
      throw new Refusal(
              Rule.OP_WITHOUT_AMENDS,
              "is missing, expected the id of the create that op "
                  + text(reader, op)
                  + " refers to")
          .under("amends");
    }
  }

  private void requireAgreement(EventReader reader, Delivery delivery) throws Refusal {
    byte[] key = delivery.key();
    if (key == null || !Arrays.equals(key, (byte[]) reader.attributes[subject])) {
      throw new Refusal(
              Rule.KEY_MISMATCH,
              "is \""
                  + Refusal.cut(text(reader, subject))
                  + "\", expected the Kafka key "
                  + (key == null ? "(none)" : "\"" + Refusal.cut(new String(key, UTF_8)) + "\""))
          .under("subject");
    }
    long millis = (Long) reader.attributes[recordedAt] / 1000;
    if (millis != delivery.timestamp()) {
      throw new Refusal(
              Rule.RECORDED_AT_MISMATCH,
              "is " + millis + " ms, expected the Kafka timestamp " + delivery.timestamp() + " ms")
          .under("recordedat");
    }
  }

  private ParsedEvent accept(EventReader reader) {
    EventType type = reader.type;
    Object[] payload = reader.hasData ? reader.payload : new Object[type.payload().size()];
    Canonical canonical = CANONICAL.get().clear();
    envelope.renderFields(reader.attributes, hashed, canonical);
    type.payload().render(payload, canonical);
    return new ParsedEvent(
        type, reader.attributes, payload, canonical.hexHash().getBytes(US_ASCII));
  }

  private boolean isOp(EventReader reader, String name) {
    return text(reader, op).equals(name);
  }

  private static String text(EventReader reader, int position) {
    return new String((byte[]) reader.attributes[position], UTF_8);
  }

  private Rejection reject(EventReader reader, Refusal refusal) {
    return reject(reader, refusal.rule(), refusal.reason(), refusal.path());
  }

  private Rejection reject(EventReader reader, Rule rule, String reason, String field) {
    return new Rejection(
        rule,
        reason,
        Optional.ofNullable(field),
        identity(reader, id),
        identity(reader, typeName),
        identity(reader, source));
  }

  private static Optional<String> identity(EventReader reader, int position) {
    return reader.attributes[position] == null
        ? Optional.empty()
        : Optional.of(text(reader, position));
  }
}
