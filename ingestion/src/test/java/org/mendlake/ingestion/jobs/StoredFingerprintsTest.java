package org.mendlake.ingestion.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.jobs.BronzeRows.Sent;
import org.mendlake.lake.StoredFile;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Three files of ten visits, each known an hour after the other. */
class StoredFingerprintsTest {
  private static final int FILES = 3;
  private static final int ROWS = 10;
  private static final Table VISIT = Tables.declared().named("visit");

  @TempDir Path folder;
  private SilverRun silver;
  private TableStore store;
  private long version;

  @BeforeEach
  void fill() throws Exception {
    silver = new SilverRun(folder);
    store = new TableStore(silver.lake);
    for (int file = 0; file < FILES; file++) {
      List<Sent> sent = new ArrayList<>();
      for (int row = 0; row < ROWS; row++) {
        sent.add(BronzeRows.visit(file + "-" + row, "A", "1.00", knownAt(file)));
      }
      silver.bronze.deliver(sent);
      silver.run();
    }
    version = store.version(VISIT);
  }

  private static Instant knownAt(int file) {
    return BronzeRows.KNOWN_AT.plus(file, ChronoUnit.HOURS);
  }

  private static long micros(int file) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, knownAt(file));
  }

  private Optional<List<Fingerprints>> asked(
      StoredFingerprints stored, Predicate<StoredFile> isAsked) {
    return stored.of(VISIT, version, Fingerprint.Of.EVENT, isAsked);
  }

  /** How many of the stored visits some fingerprints hold. */
  private long held(List<Fingerprints> some) {
    return silver.table("visit").select("content_hash", "known_at").collectAsList().stream()
        .map(
            row ->
                Fingerprint.ofEvent(
                    UTF8String.fromString(row.getString(0)),
                    ChronoUnit.MICROS.between(Instant.EPOCH, row.getInstant(1))))
        .filter(one -> some.stream().anyMatch(each -> each.contains(one)))
        .count();
  }

  @Test
  void everyRowOfTheFilesAskedForIsHeld() {
    StoredFingerprints stored = new StoredFingerprints(store, FILES * ROWS);

    assertThat(asked(stored, file -> true).map(this::held)).contains((long) FILES * ROWS);
    assertThat(asked(stored, file -> file.mayHold("known_at", micros(1), micros(1))))
        .hasValueSatisfying(some -> assertThat(some).hasSize(1))
        .map(this::held)
        .contains((long) ROWS);
    assertThat(asked(stored, file -> file.mayHold("known_at", micros(2) + 1_000, micros(9))))
        .contains(List.of());
  }

  @Test
  void moreRowsThanAreKeptAreLeftToSpark() {
    StoredFingerprints stored = new StoredFingerprints(store, FILES * ROWS - 1);

    assertThat(asked(stored, file -> true)).isEmpty();
  }

  @Test
  void filesThatHadToGoAreReadAgain() {
    StoredFingerprints stored = new StoredFingerprints(store, ROWS);

    for (int file = 0; file < 2 * FILES; file++) {
      long at = micros(file % FILES);
      assertThat(asked(stored, each -> each.mayHold("known_at", at, at)).map(this::held))
          .contains((long) ROWS);
    }
  }
}
