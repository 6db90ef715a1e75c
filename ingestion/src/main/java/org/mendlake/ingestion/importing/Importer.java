package org.mendlake.ingestion.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.importing.ledger.Ledger;
import org.mendlake.ingestion.importing.mapping.Mapping;
import org.mendlake.ingestion.importing.rows.FileRows;
import org.mendlake.ingestion.producing.EventSink;

/**
 * Turns files into events by mappings. Importing a file again adds nothing; a corrected file amends
 * what it corrects. An import that was interrupted is taken up by the next one of its source.
 */
public final class Importer {
  private final Path ledgers;
  private final Topics topics;
  private final InstantSource clock;

  /**
   * An importer.
   *
   * @param ledgers folder of the ledgers, one file a source
   * @param clock tells the time of an import
   */
  public Importer(Path ledgers, Topics topics, InstantSource clock) {
    this.ledgers = ledgers;
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * Imports a file into a sink.
   *
   * @throws IOException when the file or the ledger cannot be read; nothing is cancelled then
   * @throws org.mendlake.schema.DeclarationException when the file lacks columns of the mapping
   * @throws org.mendlake.ingestion.producing.SendException when the sink fails
   */
  public ImportResult run(Path file, Mapping mapping, EventSink sink, ImportListener listener)
      throws IOException {
    try (FileRows rows = FileRows.open(file, mapping.input());
        Ledger ledger = Ledger.open(ledger(mapping), name(file), now())) {
      return new ImportRun(mapping, topics, now(), name(file), ledger, sink, listener).over(rows);
    }
  }

  /** Does everything but send and remember: tells what {@link #run} would do. */
  public ImportResult rehearse(Path file, Mapping mapping, ImportListener listener)
      throws IOException {
    Path folder = Files.createTempDirectory("mendlake-rehearsal");
    try (FileRows rows = FileRows.open(file, mapping.input());
        Ledger ledger =
            Ledger.rehearsal(ledger(mapping), folder.resolve("ledger"), name(file), now());
        EventSink sink = EventSink.discarding()) {
      return new ImportRun(mapping, topics, now(), name(file), ledger, sink, listener).over(rows);
    } finally {
      delete(folder);
    }
  }

  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Path ledger(Mapping mapping) {
    return ledgers.resolve(mapping.source() + ".ledger");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
