package org.mendlake.cli.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.cli.BrokerHome;
import org.mendlake.cli.simulation.TrueFacts;
import org.mendlake.ingestion.jobs.Reconciliation;
import org.mendlake.ingestion.producing.EventProducer;
import org.mendlake.ingestion.producing.ProducerSettings;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;

/**
 * Jobs that are killed again and again while a fleet's events arrive: at every phase, within it,
 * and at random moments. {@code -Dkills=40 -Dkills.seed=7} makes it other kills.
 */
@Tag("servers")
@Tag("slow")
class KilledJobsTest {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final long SEED = Long.getLong("kills.seed", 1);
  private static final int EVENTS = 2_000;
  private static final String DAY = LocalDate.of(2026, 6, 30).toString();

  /** With a dot at the end any phase that begins so. */
  private static final List<String> PHASES =
      List.of(
          "pinned bronze.record",
          "committed bronze.record",
          "pinned",
          "searched",
          "written",
          "committed silver.",
          "step begins",
          "before commit of gold",
          "committed gold",
          "COMPACTION_BEGINS",
          "COMPACTED",
          "CHECKPOINT_WRITTEN",
          "LOG_CUT",
          "FILES_REMOVED");

  @TempDir private Path home;
  private final Random random = new Random(SEED);
  private final List<String> deaths = new ArrayList<>();

  @Test
  void nothingIsLostDoubledOrChanged() throws Exception {
    Path folder = Files.createDirectories(home.resolve("jobs"));
    SentFleet fleet = SentFleet.of(EVENTS, SEED, home.resolve("truth"));
    try (BrokerHome broker = BrokerHome.start(home);
        EventProducer producer = new EventProducer(ProducerSettings.of(broker.bootstrap()))) {
      List<String> phases = plan();
      for (int i = 0; i <= KILLS; i++) {
        fleet
            .records()
            .subList(EVENTS * i / (KILLS + 1), EVENTS * (i + 1) / (KILLS + 1))
            .forEach(producer::send);
        producer.flush();
        if (i < KILLS) {
          List<String> jobs = List.of(folder.toString(), broker.bootstrap(), DAY);
          deaths.add(
              phases.get(i).isEmpty()
                  ? killAtRandom(folder, jobs)
                  : killAt(phases.get(i), folder, jobs));
        }
      }
      System.out.println("kills.seed=" + SEED + "\n" + String.join("\n", deaths));
      assertThat(deaths.stream().filter(death -> death.contains(JobsProcess.ROUND)))
          .as("phases that did not come before the round was over")
          .hasSizeLessThanOrEqualTo(KILLS / 4);

      Jobs jobs = new Jobs(folder, broker.bootstrap(), LocalDate.parse(DAY));
      jobs.ingest(phase -> {}).availableNow();
      jobs.build(phase -> {});

      everyRecordIsAccountedFor(jobs);
      silverHolds(fleet, jobs);
      factsAreTrue(fleet, jobs);
      assertThat(jobs.isChangedByRebuild()).isFalse();
    }
  }

  /** Every fourth kill comes at a random moment, the others at the phases in a random order. */
  private List<String> plan() {
    List<String> shuffled = new ArrayList<>(PHASES);
    Collections.shuffle(shuffled, random);
    List<String> plan = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      plan.add(i % 4 == 3 ? "" : shuffled.get((i - i / 4) % shuffled.size()));
    }
    return plan;
  }

  /** Half of the kills come while the process stands still there, half within what follows. */
  private String killAt(String phase, Path folder, List<String> jobs)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(jobs);
    arguments.add(phase);
    arguments.add(Integer.toString(phase.endsWith(".") || phase.contains("gold") ? 2 : 1));
    long later = random.nextBoolean() ? 0 : 1 + random.nextInt(800);
    arguments.add(later > 0 ? "GOES_ON" : "STANDS_STILL");
    try (Victim victim = Victim.start(folder, arguments)) {
      String heard = victim.hear();
      Thread.sleep(later);
      return victim.cpuSeconds() + " s " + heard + ", " + later + " ms after " + phase;
    }
  }

  /** It also stands still for a while, as a laptop does that is shut, and goes on. */
  private String killAtRandom(Path folder, List<String> jobs)
      throws IOException, InterruptedException {
    try (Victim victim = Victim.start(folder, jobs)) {
      victim.hear();
      victim.holdFor(1_000 + random.nextInt(2_000));
      victim.hear();
      long later = random.nextInt(3_000);
      Thread.sleep(later);
      return victim.cpuSeconds() + " s side by side, held and gone on, " + later + " ms later";
    }
  }

  private static void everyRecordIsAccountedFor(Jobs jobs) {
    Reconciliation balance = jobs.reconcile().run();
    assertThat(balance.isBalanced()).as(balance.text()).isTrue();
    assertThat(balance.text())
        .contains(String.format("%d records in", EVENTS))
        .endsWith("every offset is accounted for");
    assertThat(balance.partitions()).allMatch(each -> each.pending() == 0 && each.waiting() == 0);
  }

  private static void silverHolds(SentFleet fleet, Jobs jobs) {
    Map<String, Long> events = new TreeMap<>();
    for (Table table : FewTables.DECLARATIONS.tables().of(Layer.SILVER)) {
      if (table.has("content_hash")) {
        var rows = jobs.store().readIfThere(table);
        assertThat(rows.select("content_hash", "known_at").distinct().count())
            .as("distinct in " + table.name())
            .isEqualTo(rows.count());
        rows.groupBy("event_type")
            .count()
            .collectAsList()
            .forEach(row -> events.put(row.getString(0), row.getLong(1)));
      }
    }
    assertThat(events).isEqualTo(fleet.events());
    List<String> refused =
        jobs
            .store()
            .readIfThere(FewTables.DECLARATIONS.tables().named("quarantine"))
            .selectExpr("concat_ws(' ', rule, string(key), unix_millis(kafka_timestamp))")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(refused)
        .containsExactlyInAnyOrderElementsOf(
            fleet.refused().stream().map(KilledJobsTest::text).toList());
  }

  private static String text(RecordTally.Refused refused) {
    return refused.rule().column() + " " + refused.key() + " " + refused.timestamp();
  }

  private static void factsAreTrue(SentFleet fleet, Jobs jobs) throws IOException {
    for (String fact : FewTables.FACTS) {
      TrueFacts.of(fleet.truth().resolve("facts").resolve(fact + ".csv"))
          .areThose(table -> rows(jobs, table));
    }
  }

  private static List<Map<String, Object>> rows(Jobs jobs, String name) {
    return jobs.store().read(FewTables.DECLARATIONS.tables().named(name)).collectAsList().stream()
        .map(KilledJobsTest::values)
        .toList();
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new HashMap<>();
    Arrays.asList(row.schema().fieldNames()).forEach(c -> values.put(c, row.getAs(c)));
    return values;
  }
}
