package org.mendlake.ingestion.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.parse.Delivery;
import org.mendlake.ingestion.parse.EventParser;
import org.mendlake.ingestion.parse.ParsedEvent;
import org.mendlake.ingestion.producing.OutgoingRecord;

/** The clock begins on 2030-01-01 and each import is a minute later than the one before. */
class ImporterTest {
  private static final String REPEATED = ImportScene.KEYLESS + "identical_rows: repeated-work\n";
  @TempDir Path folder;
  private final RecordingSink first = new RecordingSink();
  private final RecordingSink second = new RecordingSink();
  private final RecordingSink third = new RecordingSink();

  @Test
  void importingTheSameFileAgainSendsNothing() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);
    String[] rows = {"2020-01-01,1,M1,10", "2020-01-02,2,M2,20", "2020-01-03,3,M3,oops"};

    ImportResult sent = shop.run(first, rows);
    ImportResult again = shop.run(second, rows);

    assertThat(sent.created()).isEqualTo(2);
    assertThat(sent.unmappable()).isEqualTo(1);
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.unmappable()).isEqualTo(1);
    assertThat(first.records).hasSize(3);
    assertThat(second.records).isEmpty();
  }

  @Test
  void everyEventPassesTheParserOfTheSilverJob() throws IOException {
    new ImportScene(folder, REPEATED).run(first, "2020-01-01,M1,10", "2020-01-01,M1,10");
    new ImportScene(folder, REPEATED).run(first, "2020-01-01,M1,10");

    EventParser parser = EventParser.declared(org.mendlake.ingestion.Topics.DEFAULT);
    assertThat(first.records).hasSize(3);
    for (OutgoingRecord record : first.records) {
      assertThat(
              parser.parse(
                  new Delivery(
                      record.topic(),
                      record.key().orElseThrow().getBytes(UTF_8),
                      record.value(),
                      record.recordedAt())))
          .isInstanceOf(ParsedEvent.class);
    }
  }

  @Test
  void aCorrectedRowAmendsItsCreateAndIsKnownAtTheImport() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);

    shop.run(first, "2020-01-01,1,M1,10", "2020-01-02,2,M2,20");
    ImportResult corrected = shop.run(second, "2020-01-01,1,M1,12.5", "2020-01-02,2,M2,20");
    shop.run(third, "2020-01-01,1,M1,10", "2020-01-02,2,M2,20");

    assertThat(corrected.amended()).isEqualTo(1);
    assertThat(ImportScene.lines(first))
        .containsExactly(
            "create 2020-01-01T00:00:00Z M1 10.0", "create 2020-01-02T00:00:00Z M2 20.0");
    assertThat(ImportScene.lines(second)).containsExactly("amend 2030-01-01T00:02:00Z M1 12.5");
    assertThat(ImportScene.lines(third)).containsExactly("amend 2030-01-01T00:03:00Z M1 10.0");
    JsonNode create = ImportScene.events(first).get(0);
    for (RecordingSink sink : List.of(second, third)) {
      JsonNode amend = ImportScene.events(sink).get(0);
      assertThat(amend.get("amends")).isEqualTo(create.get("id"));
      assertThat(amend.get("subject").asText()).isEqualTo("shop:1");
    }
    assertThat(ImportScene.events(third).get(0).get("id"))
        .isNotEqualTo(ImportScene.events(second).get(0).get("id"));
  }

  @Test
  void withoutAKeyAChangedRowIsCancelledAndCreatedAnew() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYLESS);

    shop.run(first, "2020-01-01,M1,10", "2020-01-02,M2,20");
    ImportResult corrected = shop.run(second, "2020-01-01,M1,12.5", "2020-01-02,M2,20");

    assertThat(corrected.created()).isEqualTo(1);
    assertThat(corrected.cancelled()).isEqualTo(1);
    assertThat(ImportScene.lines(second))
        .containsExactly("create 2020-01-01T00:00:00Z M1 12.5", "cancel 2030-01-01T00:02:00Z - -");
    assertThat(ImportScene.events(second).get(1).get("amends"))
        .isEqualTo(ImportScene.events(first).get(0).get("id"));
    assertThat(second.records.get(1).key()).isEqualTo(first.records.get(0).key());
  }

  @Test
  void aRowThatComesBackAfterItsCancellationIsCreatedUnderANewId() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYLESS);

    shop.run(first, "2020-01-01,M1,10", "2020-01-02,M2,20");
    shop.run(second, "2020-01-02,M2,20");
    ImportResult back = shop.run(third, "2020-01-01,M1,10", "2020-01-02,M2,20");

    assertThat(back.created()).isEqualTo(1);
    assertThat(ImportScene.lines(third)).containsExactly("create 2030-01-01T00:03:00Z M1 10.0");
    assertThat(third.records.get(0).key()).isEqualTo(first.records.get(0).key());
    assertThat(ImportScene.events(third).get(0).get("id"))
        .isNotEqualTo(ImportScene.events(first).get(0).get("id"));

    RecordingSink fourth = new RecordingSink();
    shop.run(fourth, "2020-01-02,M2,20");
    assertThat(ImportScene.events(fourth).get(0).get("amends"))
        .isEqualTo(ImportScene.events(third).get(0).get("id"));
  }

  @Test
  void identicalRowsAreOneRecordOrNumberedRepeatedWork() throws IOException {
    String[] rows = {"2020-01-01,M1,10", "2020-01-01,M1,10", "2020-01-01,M1,10"};

    ImportResult once = new ImportScene(folder.resolve("a"), ImportScene.KEYLESS).run(first, rows);
    ImportResult counted = new ImportScene(folder.resolve("b"), REPEATED).run(second, rows);
    ImportResult fewer =
        new ImportScene(folder.resolve("b"), REPEATED).run(third, rows[0], rows[1]);

    assertThat(once.created()).isEqualTo(1);
    assertThat(once.duplicates()).isEqualTo(2);
    assertThat(counted.created()).isEqualTo(3);
    assertThat(counted.repeated()).isEqualTo(2);
    assertThat(ImportScene.events(second))
        .extracting(event -> event.path("data").path("copy_number").asInt())
        .containsExactly(1, 2, 3);
    assertThat(second.records).extracting(OutgoingRecord::key).doesNotHaveDuplicates();
    assertThat(fewer.unchanged()).isEqualTo(2);
    assertThat(fewer.cancelled()).isEqualTo(1);
    assertThat(third.records.get(0).key()).isEqualTo(second.records.get(2).key());
  }

  @Test
  void oneKeyWithTwoContentsIsOneEventAndOneRefusal() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);
    String[] rows = {"2020-01-01,1,M1,10", "2020-01-01,1,M1,10", "2020-01-01,1,M1,11"};

    ImportResult result = shop.run(first, rows);
    ImportResult again = shop.run(second, rows);

    assertThat(result.created()).isEqualTo(1);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.examples())
        .containsExactly(
            new UnmappableRow(
                4,
                "(key)",
                "shop:1",
                "Cannot tell which row holds: line 2 has the same key with other content"));
    assertThat(second.records).isEmpty();
    assertThat(again.amended()).isZero();
  }

  @Test
  void aRowThatIsNoEventTravelsRawWithFileLineAndReason() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);

    ImportResult result = shop.run(first, "2020-01-01,1,M1,10", "2020-01-01,\"2\",M1,ten");

    OutgoingRecord raw = first.records.get(1);
    assertThat(new String(raw.value(), UTF_8)).isEqualTo("2020-01-01,\"2\",M1,ten");
    assertThat(raw.topic()).isEqualTo("mendlake.visit");
    assertThat(raw.key()).isEmpty();
    assertThat(raw.file()).hasValue("log.csv");
    assertThat(raw.line()).hasValue(3);
    assertThat(raw.unmapped()).contains("Cannot read column Cost: 'ten' is not a number");
    assertThat(raw.recordedAt()).isEqualTo(1_893_456_060_000L);
    assertThat(result.examples())
        .containsExactly(
            new UnmappableRow(3, "Cost", "ten", "Cannot read column Cost: 'ten' is not a number"));
  }

  @Test
  void anEventThatBreaksItsContractIsNeverSentAsOne() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);

    ImportResult result = shop.run(first, "2020-01-01,1," + "M".repeat(65) + ",10");

    assertThat(result.examples().get(0).reason())
        .startsWith("Cannot accept the event: data.machine_id is");
    assertThat(first.records).singleElement().matches(record -> record.key().isEmpty());
  }

  @Test
  void aKnownRowThatCannotBeReadAnyMoreIsNotCancelled() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED + "vanished: cancel\n");

    shop.run(first, "2020-01-01,1,M1,10", "2020-01-02,2,M2,20", "2020-01-03,3,M3,30");
    ImportResult result = shop.run(second, "2020-01-01,1,M1,ten", "2020-01-03,3,M3,30");

    assertThat(result.cancelled()).isEqualTo(1);
    assertThat(result.unmappable()).isEqualTo(1);
    assertThat(second.records.get(1).key()).contains("shop:2");
  }

  @Test
  void aFileWithAKeyMayHoldOnlyWhatIsNew() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);

    shop.run(first, "2020-01-01,1,M1,10");
    ImportResult result = shop.run(second, "2020-01-02,2,M2,20");

    assertThat(result.created()).isEqualTo(1);
    assertThat(result.cancelled()).isZero();
  }

  @Test
  void aCreateIsNeverKnownInTheFuture() throws IOException {
    new ImportScene(folder, ImportScene.KEYED).run(first, "2040-01-01,1,M1,10");

    assertThat(ImportScene.lines(first)).containsExactly("create 2030-01-01T00:01:00Z M1 10.0");
  }

  @Test
  void aRehearsalTellsWhatWouldHappenAndLeavesNoTrace() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);
    shop.run(first, "2020-01-01,1,M1,10", "2020-01-02,2,M2,20");
    Path file = shop.file("2020-01-01,1,M1,11", "2020-01-02,2,M2,20", "2020-01-03,3,M3,30");

    ImportResult rehearsed = shop.importer().rehearse(file, shop.mapping(), ImportListener.NONE);
    ImportResult real = shop.importer().run(file, shop.mapping(), second, ImportListener.NONE);

    assertThat(rehearsed).isEqualTo(real);
    assertThat(real.amended()).isEqualTo(1);
    assertThat(real.created()).isEqualTo(1);
  }

  @Test
  void whatTheMappingPublishesIsSentOnceAndAmendedWhenItChanges() throws IOException {
    String published =
        """
        publishes:
          - event: organisation.defined.v1
            subject: shop
            known: occurred
            data: {valid_from: 2000-01-01, name: %s, level: dealer}
        """;

    new ImportScene(folder, ImportScene.KEYED + published.formatted("Shop"))
        .run(first, "2020-01-01,1,M1,10");
    ImportResult again =
        new ImportScene(folder, ImportScene.KEYED + published.formatted("Shop"))
            .run(second, "2020-01-01,1,M1,10");
    new ImportScene(folder, ImportScene.KEYED + published.formatted("Workshop"))
        .run(third, "2020-01-01,1,M1,10");

    assertThat(first.records.get(0).topic()).isEqualTo("mendlake.organisation");
    assertThat(first.records.get(0).key()).contains("shop");
    assertThat(again.published()).isZero();
    assertThat(ImportScene.events(third).get(0).get("op").asText()).isEqualTo("amend");
    assertThat(ImportScene.events(third).get(0).get("data").get("name").asText())
        .isEqualTo("Workshop");
  }

  @Test
  void twoImportsOfOneSourceAtOnceAreRefused() throws IOException {
    ImportScene shop = new ImportScene(folder, ImportScene.KEYED);
    Path file = shop.file("2020-01-01,1,M1,10");
    ImportListener other =
        (rows, share) ->
            assertThatThrownBy(
                    () -> shop.importer().run(file, shop.mapping(), second, ImportListener.NONE))
                .hasMessageContaining("another import of this source is running");

    shop.importer().run(file, shop.mapping(), first, other);

    assertThat(folder.resolve("imports/shop.ledger")).exists();
  }
}
