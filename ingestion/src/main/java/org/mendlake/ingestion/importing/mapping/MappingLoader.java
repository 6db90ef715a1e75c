package org.mendlake.ingestion.importing.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.FieldType;
import org.mendlake.schema.Names;
import org.mendlake.schema.Problems;

/** Loads a mapping strictly: every problem is reported at once, with file, key and a suggestion. */
public final class MappingLoader {
  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final List<String> KEYS =
      List.of(
          "source",
          "event",
          "input",
          "define",
          "zone",
          "occurred_at",
          "known",
          "dates",
          "key",
          "content",
          "identical_rows",
          "vanished",
          "subject",
          "currency",
          "fields",
          "publishes");
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private final Contracts contracts;

  /** Checks mappings by the given contracts. */
  public MappingLoader(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * Loads a mapping file.
   *
   * @throws org.mendlake.schema.DeclarationException when it does not hold, with every problem
   */
  public Mapping load(Path file) throws IOException {
    return parse(file.getFileName().toString(), Files.readString(file));
  }

  /** Loads a mapping that comes with Mendlake, such as {@code nist-excavators}. */
  public Mapping bundled(String name) throws IOException {
    String resource = "/mappings/" + name + ".yaml";
    try (InputStream stream = MappingLoader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException(
            "Cannot find the mapping '" + name + "': Mendlake brings no such one");
      }
      return parse(name + ".yaml", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Loads a mapping from its text; {@code name} begins every message. */
  public Mapping parse(String name, String text) {
    Problems problems = new Problems();
    Section root = new Section(name, "", tree(name, text, problems), problems);
    problems.throwIfAny("the mapping");
    Optional<Mapping> mapping = mapping(root);
    problems.throwIfAny("the mapping");
    return mapping.orElseThrow();
  }

  private static JsonNode tree(String name, String text, Problems problems) {
    try {
      JsonNode node = YAML.readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
      problems.add(name, "Cannot read it: expected keys with values");
    } catch (JsonProcessingException e) {
      problems.add(
          name,
          "Cannot read it: line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ": "
              + e.getOriginalMessage());
    }
    return MissingNode.getInstance();
  }

  private Optional<Mapping> mapping(Section root) {
    root.refuseUnknownKeys(KEYS);
    String source = root.requiredText("source", "the name of the system that wrote the file");
    if (!source.isEmpty() && !SOURCE.matcher(source).matches()) {
      root.at("source")
          .problem("Cannot use '" + source + "': expected up to 64 of a-z, 0-9, dot, dash and _");
    }
    Optional<Contract> contract = contract(root, contracts);
    RowIdentity identity = identity(root);
    boolean hasKey = identity instanceof RowIdentity.Key;
    String vanished = root.word("vanished", hasKey ? "keep" : "cancel", List.of("cancel", "keep"));
    Mapping.Moments moments = moments(root);
    InputFormat input = InputReader.format(root.section("input"));
    Plan.Fields payload =
        contract
            .map(c -> payload(root, c, identity, moments, input))
            .orElse(new Plan.Fields("", List.of()));
    List<MasterEvent> published = published(root, moments);
    Map<String, Expression> definitions = definitions(root);
    Optional<Expression> subject =
        root.node().has("subject")
            ? Optional.of(ExpressionReader.read(root.at("subject"), Set.of()))
            : Optional.empty();
    return contract.map(
        known ->
            new Mapping(
                root.file(),
                source,
                known,
                input,
                definitions,
                moments,
                identity,
                subject,
                vanished.equals("cancel"),
                new Mapping.Payload(payload),
                published));
  }

  static Optional<Contract> contract(Section section, Contracts contracts) {
    String type =
        section.requiredText("event", "the type of the events, such as visit.completed.v1");
    Optional<Contract> contract = contracts.ofType(type);
    if (contract.isEmpty() && !type.isEmpty()) {
      List<String> types = contracts.all().stream().map(Contract::type).toList();
      section
          .at("event")
          .problem(
              "Cannot find the event type '"
                  + type
                  + "'"
                  + (Names.nearest(type, types).isPresent()
                      ? Names.suggestion(type, types)
                      : ": expected one of " + String.join(", ", types)));
    }
    return contract;
  }

  private static RowIdentity identity(Section root) {
    List<String> key = root.texts("key");
    List<String> content = root.texts("content");
    boolean repeats =
        root.word("identical_rows", "duplicates", List.of("duplicates", "repeated-work"))
            .equals("repeated-work");
    if (!key.isEmpty() && root.node().has("content")) {
      root.problem("Cannot use both key and content: a row is the same by one of them");
    }
    if (!key.isEmpty() && repeats) {
      root.at("identical_rows")
          .problem("Cannot count repeated work in a file with a key: one key is one record");
    }
    return key.isEmpty()
        ? new RowIdentity.Content(
            content,
            repeats
                ? RowIdentity.IdenticalRows.REPEATED_WORK
                : RowIdentity.IdenticalRows.DUPLICATES)
        : new RowIdentity.Key(key);
  }

  private static Mapping.Moments moments(Section root) {
    TimeStyle style = ScalarReader.style(root);
    Expression occurred = Expression.constant("");
    if (root.node().has("occurred_at")) {
      occurred = ExpressionReader.read(root.at("occurred_at"), Set.of());
    } else {
      root.problem("Cannot do without 'occurred_at': the column that says when it happened");
    }
    return new Mapping.Moments(occurred, zoneExpression(root), style, known(root));
  }

  /** A zone as it is, or an expression that gives one for each row. */
  private static Expression zoneExpression(Section root) {
    JsonNode node = root.node().path("zone");
    if (node.isObject()) {
      return ExpressionReader.read(root.at("zone"), Set.of());
    }
    String zone = root.text("zone").orElse("UTC");
    zone(root, zone);
    return Expression.constant(zone);
  }

  static Optional<ZoneId> zone(Section section, String zone) {
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      section
          .at("zone")
          .problem(
              "Cannot use the zone '"
                  + zone
                  + "': expected an IANA name such as Asia/Shanghai"
                  + Names.suggestion(zone, ZoneId.getAvailableZoneIds()));
      return Optional.empty();
    }
  }

  private static Known known(Section root) {
    JsonNode node = root.node().path("known");
    if (node.isMissingNode() || node.asText().equals("import")) {
      return new Known.Imported();
    }
    return node.asText().equals("occurred")
        ? new Known.Occurred()
        : new Known.Told(ExpressionReader.read(root.at("known"), Set.of()));
  }

  private static Plan.Fields payload(
      Section root,
      Contract contract,
      RowIdentity identity,
      Mapping.Moments moments,
      InputFormat input) {
    Optional<String> currency = root.text("currency");
    if (currency.isPresent()
        && Currency.getAvailableCurrencies().stream()
            .noneMatch(c -> c.getCurrencyCode().equals(currency.get()))) {
      root.at("currency")
          .problem("Cannot use '" + currency.get() + "': expected an ISO 4217 code such as CNY");
    }
    if (!root.node().has("fields")) {
      root.problem("Cannot do without 'fields': which column fills which field of the contract");
    }
    boolean numbersCopies =
        identity instanceof RowIdentity.Content content
            && content.identicalRows() == RowIdentity.IdenticalRows.REPEATED_WORK;
    FieldType.Struct payload = contract.payload();
    var scalars = new ScalarReader(input.numbers(), moments.style());
    return new PlanReader(scalars, currency, numbersCopies)
        .payload(root.section("fields"), payload);
  }

  private static Map<String, Expression> definitions(Section root) {
    Map<String, Expression> definitions = new LinkedHashMap<>();
    Section define = root.section("define");
    for (Map.Entry<String, JsonNode> entry : define.node().properties()) {
      definitions.put(entry.getKey(), ExpressionReader.read(define.at(entry.getKey()), Set.of()));
    }
    return definitions;
  }

  private List<MasterEvent> published(Section root, Mapping.Moments moments) {
    List<MasterEvent> published = new ArrayList<>();
    var reader = new MasterReader(contracts, moments.zone().constantText().orElse("UTC"));
    for (Section section : root.at("publishes").elements()) {
      reader.read(section).ifPresent(published::add);
    }
    return published;
  }
}
