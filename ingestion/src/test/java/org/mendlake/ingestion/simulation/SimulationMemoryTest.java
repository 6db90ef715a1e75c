package org.mendlake.ingestion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mendlake.ingestion.Topics;
import org.mendlake.ingestion.simulation.records.Pace;
import org.mendlake.ingestion.simulation.records.RecordFiles;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.truth.TruthDetail;
import org.mendlake.ingestion.simulation.truth.TruthFiles;

/** A fleet of any size is made in the memory that a few blocks of it take. */
class SimulationMemoryTest {
  private static final int EVENTS = 50_000;

  @TempDir private Path folder;
  private final List<WeakReference<Object>> handedOver = new ArrayList<>();

  /** Who could keep it, until the test has ended. */
  private final List<Object> keepers = new ArrayList<>();

  @Test
  void nobodyKeepsWhatWasHandedOver() throws Exception {
    SimulationSettings settings = SimulationSettings.of(EVENTS, 7, Map.of());
    Simulation simulation =
        new Simulation(settings, Topics.DEFAULT, 2, TruthDetail.FACTS, settings.window().end());
    try (RecordFiles records = new RecordFiles(folder.resolve("events"), Pace.unlimited());
        TruthFiles truth = new TruthFiles(folder.resolve("truth"), settings, TruthDetail.FACTS)) {
      Simulation.Result made =
          simulation.run(
              records,
              block -> {
                truth.add(block.tally(), block.truth());
                watch(block);
              });

      keepers.addAll(List.of(simulation, made, records, truth));
      assertThat(handedOver).hasSizeGreaterThan(100);
      await()
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(handedOver).allMatch(held -> held.refersTo(null));
              });
    }
  }

  private void watch(SimulatedBlock block) {
    watch(block.records());
    watch(block.tally());
    watch(block.truth().orElseThrow());
    block.tally().refused().forEach(this::watch);
  }

  private void watch(Object made) {
    handedOver.add(new WeakReference<>(made));
  }
}
