package org.mendlake.ingestion.simulation.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mendlake.ingestion.simulation.reports.RecordTally;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;

/**
 * Writes the truth as CSV into a folder of its own, which no job reads: {@code settings.txt},
 * {@code records.csv}, {@code bad_records.csv}, {@code life_distributions.csv}, {@code totals.csv},
 * and {@code facts/<table>.csv} sorted by key.
 */
public final class TruthFiles implements Closeable {
  private final Path folder;
  private final Writer badRecords;
  private final Map<Fact, Writer> facts = new EnumMap<>(Fact.class);
  private final RecordTally tally = new RecordTally();
  private final Optional<FactTotals> totals;

  /** Files in a folder, which is made; files of an earlier simulation are replaced. */
  public TruthFiles(Path folder, SimulationSettings settings, TruthDetail detail)
      throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("settings.txt"), settings + "\n");
    Files.writeString(folder.resolve("life_distributions.csv"), new TrueLives(settings).csv());
    badRecords =
        begun(
            "bad_records.csv",
            "entity,key,timestamp,event_id,event_type,sequence,rule,why,is_lost");
    totals = detail == TruthDetail.NONE ? Optional.empty() : Optional.of(new FactTotals());
    if (detail == TruthDetail.FACTS) {
      Files.createDirectories(folder.resolve("facts"));
      for (Fact fact : Fact.values()) {
        facts.put(fact, begun("facts/" + fact.table() + ".csv", String.join(",", fact.columns())));
      }
    }
  }

  private Writer begun(String file, String header) throws IOException {
    BufferedWriter writer = Files.newBufferedWriter(folder.resolve(file), UTF_8);
    writer.append(header).append('\n');
    return writer;
  }

  /** Adds a block, in their order. */
  public void add(RecordTally block, Optional<FleetTruth.Block> truth) throws IOException {
    tally.add(block);
    for (RecordTally.Refused refused : block.refused()) {
      badRecords.append(line(refused));
    }
    if (truth.isPresent()) {
      FactRows rows = truth.get().rows();
      totals.orElseThrow().add(rows.totals());
      for (Map.Entry<Fact, Writer> fact : facts.entrySet()) {
        fact.getValue().append(rows.lines(fact.getKey()));
      }
    }
  }

  private static String line(RecordTally.Refused refused) {
    return String.join(
        ",",
        refused.entity(),
        refused.key(),
        Long.toString(refused.timestamp()),
        refused.version().id(),
        refused.version().payload().type(),
        Integer.toString(refused.version().sequence()),
        refused.rule().column(),
        refused.why(),
        refused.isLost() + "\n");
  }

  @Override
  public void close() throws IOException {
    badRecords.close();
    for (Writer fact : facts.values()) {
      fact.close();
    }
    writeRecords();
    if (totals.isPresent()) {
      writeTotals(totals.get());
    }
  }

  private void writeRecords() throws IOException {
    StringBuilder csv = new StringBuilder("fate,event_type,records\n");
    tally
        .counts()
        .forEach(
            (fate, types) ->
                types.forEach(
                    (type, number) ->
                        csv.append(fate.name().toLowerCase(Locale.ROOT))
                            .append(',')
                            .append(type)
                            .append(',')
                            .append(number)
                            .append('\n')));
    Files.writeString(folder.resolve("records.csv"), csv);
  }

  private void writeTotals(FactTotals sums) throws IOException {
    StringBuilder csv = new StringBuilder("table,column,value\n");
    for (Fact fact : Fact.values()) {
      csv.append(fact.table()).append(",rows,").append(sums.rows(fact)).append('\n');
      for (Map.Entry<Integer, BigDecimal> sum : sums.sums(fact).entrySet()) {
        csv.append(fact.table())
            .append(',')
            .append(fact.columns().get(sum.getKey()))
            .append(',')
            .append(sum.getValue().toPlainString())
            .append('\n');
      }
    }
    Files.writeString(folder.resolve("totals.csv"), csv);
  }
}
