package org.mendlake.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;

class TableCheckTest {
  private static final String MACHINE =
      """
      kind: dimension
      history: scd1
      fold: MachineFold
      grain: one machine
      key: [machine_id]
      owner: somebody
      description: {en: Machines., zh: 机器。}
      columns:
        machine_id: {type: string, en: Serial number., zh: 序列号。}
        site: {type: string, nullable: true, en: Where; NULL when not told., zh: 地点。}
      """;
  private static final String VISIT =
      """
      kind: transaction
      fold: VisitFold
      grain: one visit
      key: [visit_id]
      owner: somebody
      description: {en: Visits., zh: 维修。}
      columns:
        visit_id: {type: string, en: Id., zh: 标识。}
        machine_id: {type: string, en: Serial number., zh: 序列号。}
        site: {type: string, nullable: true, en: Where; NULL when not told., zh: 地点。}
        currency: {type: string, en: Currency., zh: 币种。}
        cost: {type: money, unit: currency, additivity: additive, en: Cost., zh: 成本。}
      references:
        machine: {dim: dim_machine, by: machine_id}
      expect:
        fail: {cost_is_positive: cost > 0}
      measures:
        visits: {sql: COUNT(*), en: Number of visits., zh: 维修次数。}
      """;

  @Test
  void soundTableLoads() {
    assertThat(problems(VISIT)).isEmpty();
  }

  @Test
  void keyThatMayBeNullIsRefused() {
    refused("key: [visit_id]", "key: [visit_id, site]", "columns.site: Cannot be NULL: it is part");
    refused(
        "key: [visit_id]", "key: [visit_id, visit_id]", "key: Cannot name column 'visit_id' twice");
  }

  @Test
  void nullWithoutAMeaningIsRefused() {
    refused("Where; NULL when not told.", "Where.", "columns.site: Cannot leave NULL without");
  }

  @Test
  void columnThatIsAlsoDerivedIsRefused() {
    refused(
        "  site:",
        "  known_at: {type: timestamp, en: When., zh: 何时。}\n  site:",
        "columns.known_at: Cannot use the name twice");
    refused(
        "  site:",
        "  machine_key: {type: bigint, en: Key., zh: 键。}\n  site:",
        "columns.machine_key: Cannot use the name twice");
  }

  @Test
  void sameReferenceUnderTwoNamesIsRefused() {
    refused(
        "references:",
        "references:\n  sold: {dim: dim_machine, by: machine_id}",
        "Cannot refer twice: 'sold' is the same");
  }

  @Test
  void expectationThatBothFailsAndWarnsIsRefused() {
    refused(
        "cost > 0}",
        "cost > 0}\n  warn: {cost_is_positive: cost > 1}",
        "Cannot both fail and warn for 'cost_is_positive'");
    refused("cost > 0}", "''}", "expect.fail.cost_is_positive: Cannot do without it");
  }

  @Test
  void descriptionThatDescribesNothingIsRefused() {
    refused("en: Visits.", "en: TODO write this", "Cannot document it with a placeholder: TODO");
    refused("en: Where;", "en: tbd;", "columns.site: Cannot document it with a placeholder");
    refused("zh: 地点。", "zh: 待定", "columns.site: Cannot document it with a placeholder: 待定");
    refused("zh: 维修。", "zh: Visits.", "Cannot take zh for Chinese: Visits.");
    refused("en: Number of visits., ", "", "measures.visits: Cannot document it: en and zh");
  }

  @Test
  void amountWithoutItsCurrencyIsRefused() {
    refused(
        "  currency:", "  money_name:", "columns.cost: Cannot keep an amount without its currency");
    refused(", additivity: additive", "", "columns.cost: Cannot sum it safely: additivity");
  }

  @Test
  void typeThatNoTableCanHoldIsRefused() {
    refused("{type: money,", "{type: 'decimal(40,2)',", "s <= p <= 38");
    refused("{type: money,", "{type: 'decimal(2,4)',", "s <= p <= 38");
    refused("  site: {type: string", "  site: {type: array<text>", "Cannot use type 'array<text>'");
    refused("nullable: true", "nullable: maybe", "Cannot use 'maybe': expected true or false");
    refused("  site:", "  Site:", "columns: Cannot use the name 'Site': expected lower_snake_case");
  }

  @Test
  void kindMustFitTheLayerAndTheName() {
    refused("kind: transaction", "kind: bridge", "fct_ names another kind");
    refused("fold: VisitFold", "history: scd1\nfold: VisitFold", "only a dimension has one");
    refused("fold: VisitFold\n", "", "name the fold that writes it");
    assertThat(problems(Map.of("marts/visits.yaml", VISIT.replace("fold: VisitFold\n", ""))))
        .anySatisfy(p -> assertThat(p).contains("a mart belongs in marts/, and nothing else does"));
    assertThat(problems(Map.of("marts/visits.yaml", VISIT.replace("transaction", "mart"))))
        .anySatisfy(p -> assertThat(p).contains("only gold tables are written by folds"));
  }

  @Test
  void openRowsNameTheirColumnsAndComeFromAFold() {
    assertThat(problems(with("open_while: \"cost > 0 AND site = 'new'\""))).isEmpty();
    assertThat(problems(with("open_while: siet IS NULL")))
        .containsExactly(
            "gold/fct_visit.yaml: open_while: Cannot find column 'siet'; did you mean 'site'?"
                + " (SQL words are upper-case)");
    assertThat(problems(with("open_while: ''"))).anySatisfy(saying("a condition is missing"));
    assertThat(problems(with("open_while: cost > 0").replace("VisitFold", "\"*\"")))
        .anySatisfy(saying("open_while: Cannot find what to fold anew"));
    assertThat(problems(with("opened_while: cost > 0")))
        .anySatisfy(saying("Cannot use key 'opened_while'; did you mean 'open_while'?"));
  }

  @Test
  void versionsAsKnownAddTheirPeriodAndToTheKey() {
    String versioned = with("versions: known");

    Table table =
        Tables.of(
                contracts(),
                new TreeMap<>(
                    Map.of("gold/dim_machine.yaml", MACHINE, "gold/fct_visit.yaml", versioned)))
            .named("fct_visit");

    assertThat(table.key()).containsExactly("visit_id", "known_from");
    assertThat(table.foldKey()).containsExactly("visit_id");
    assertThat(table.column("known_to").nullable()).isTrue();
    assertThat(table.folded())
        .extracting(Column::name)
        .contains("known_at", "cost")
        .doesNotContain("known_from", "known_to", "machine_key");
    assertThat(problems(with("versions: once")))
        .anySatisfy(saying("Cannot use 'once': expected one of current, known"));
    assertThat(problems(versioned.replace("VisitFold", "runner")))
        .anySatisfy(saying("versions: Cannot keep versions as known: only a fold of its own"));
    assertThat(problems(versioned + "open_while: cost > 0\n"))
        .anySatisfy(saying("open_while: Cannot change with the day and be kept as known"));
  }

  @Test
  void carriedColumnIsAnAttributeOfItsTypeThatNothingElseDecides() {
    String by = "by: machine_id}";
    assertThat(problems(VISIT.replace(by, "by: machine_id, carry: {site: site}}"))).isEmpty();
    refused(by, "by: machine_id, carry: {site: siet}}", "no such column in dim_machine; did you");
    refused(by, "by: machine_id, carry: {siet: site}}", "Cannot find column 'siet'; did you mean");
    refused(by, "by: machine_id, carry: {cost: site}}", "Cannot carry 'site' (STRING) in 'cost'");
    refused(by, "by: machine_id, carry: {currency: site}}", "it must be nullable");
    refused(by, "by: site, carry: {site: site}}", "the fold or another reference decides");
    refused(by, "by: machine_id, carry: site}", "Cannot read it: expected names with values");
    assertThat(
            problems(
                Map.of(
                    "gold/fct_visit.yaml",
                    VISIT.replace(by, "by: machine_id, carry: {site: site}}"),
                    "gold/dim_machine.yaml",
                    MACHINE.replace("scd1", "scd0"))))
        .anySatisfy(saying("Cannot carry 'site': join dim_machine instead"));
  }

  private static String with(String line) {
    return VISIT + line + "\n";
  }

  private static ThrowingConsumer<String> saying(String part) {
    return problem -> assertThat(problem).contains(part);
  }

  @Test
  void tableNameIsUniqueAcrossLayers() {
    String mart = VISIT.replace("transaction", "mart").replace("fold: VisitFold\n", "");

    assertThat(problems(Map.of("marts/dim_machine.yaml", mart)))
        .anySatisfy(
            p ->
                assertThat(p)
                    .contains("Cannot use the name twice: also declared in gold/dim_machine.yaml"));
    assertThat(problems(Map.of("marts/visit.yaml", mart)))
        .anySatisfy(p -> assertThat(p).contains("also declared in the contracts of visit"));
  }

  @Test
  void measureNameIsUniqueOverAllTables() {
    String mart = VISIT.replace("transaction", "mart").replace("fold: VisitFold\n", "");

    assertThat(problems(Map.of("gold/fct_visit.yaml", VISIT, "marts/visits.yaml", mart)))
        .containsExactly(
            "marts/visits.yaml: measures.visits: Cannot use the name twice: dashboards know it"
                + " from fct_visit");
  }

  private static void refused(String before, String after, String problem) {
    assertThat(VISIT).contains(before);
    assertThat(problems(VISIT.replace(before, after)))
        .as(after)
        .anySatisfy(p -> assertThat(p).startsWith("gold/fct_visit.yaml: ").contains(problem));
  }

  private static List<String> problems(String visit) {
    return problems(Map.of("gold/fct_visit.yaml", visit));
  }

  private static List<String> problems(Map<String, String> files) {
    Map<String, String> all = new HashMap<>(files);
    all.putIfAbsent("gold/dim_machine.yaml", MACHINE);
    DeclarationException refusal =
        catchThrowableOfType(
            DeclarationException.class, () -> Tables.of(contracts(), new TreeMap<>(all)));
    return refusal == null ? List.of() : refusal.problems();
  }

  private static Contracts contracts() {
    String id =
        "properties: {id: {type: string, maxLength: 9, description: Id., x-description-zh: 标识。}}";
    return Contracts.of(
        Map.of(
            "envelope.yaml",
            id,
            "visit/visit.done.v1.yaml",
            "{description: A visit., x-description-zh: 维修。, x-lateness: none, type: object, additionalProperties: false, "
                + id
                + "}"));
  }
}
