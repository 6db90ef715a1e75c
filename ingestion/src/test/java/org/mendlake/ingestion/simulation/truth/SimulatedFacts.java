package org.mendlake.ingestion.simulation.truth;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.simulation.Simulation;
import org.mendlake.ingestion.simulation.records.BlockSink;
import org.mendlake.ingestion.simulation.records.RecordBlock;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;

/** The facts of a simulation whose records nobody keeps. */
final class SimulatedFacts {
  private final Map<Fact, List<CSVRecord>> rows = new EnumMap<>(Fact.class);

  static SimulatedFacts asOf(LocalDate day, long events, Map<String, String> changed)
      throws IOException, InterruptedException {
    SimulationSettings settings = SimulationSettings.of(events, 33, changed);
    SimulatedFacts facts = new SimulatedFacts();
    Simulation simulation = new Simulation(settings, Topics.DEFAULT, 2, TruthDetail.FACTS, day);
    simulation.run(
        new BlockSink() {
          @Override
          public void take(RecordBlock block) {}

          @Override
          public void close() {}
        },
        block -> facts.add(block.truth().orElseThrow().rows()));
    return facts;
  }

  private void add(FactRows block) throws IOException {
    for (Fact fact : Fact.values()) {
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setHeader(fact.columns().toArray(String[]::new)).get();
      rows.computeIfAbsent(fact, f -> new ArrayList<>())
          .addAll(format.parse(new StringReader(block.lines(fact).toString())).getRecords());
    }
  }

  List<CSVRecord> of(Fact fact) {
    return rows.get(fact);
  }
}
