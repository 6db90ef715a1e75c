package org.mendlake.ingestion.simulation.truth;

import java.util.Locale;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.world.Catalogue;
import org.mendlake.ingestion.simulation.world.ComponentKind;
import org.mendlake.ingestion.simulation.world.Lots;

/** The distributions that component lives are drawn from. */
final class TrueLives {
  private final SimulationSettings settings;

  TrueLives(SimulationSettings settings) {
    this.settings = settings;
  }

  /** One line for each part with all its lots, and one for each bad lot. */
  String csv() {
    StringBuilder csv =
        new StringBuilder("part_id,lot,is_bad,shape,scale_hours,preventive_hours\n");
    for (ComponentKind kind : Catalogue.COMPONENTS) {
      line(csv, kind, "", kind.shape(), kind.scaleHours());
    }
    for (String lot : new Lots(settings).badLots()) {
      line(csv, Catalogue.PUMP, lot, settings.badLot().shape(), settings.badLot().scaleHours());
    }
    return csv.toString();
  }

  private static void line(
      StringBuilder csv, ComponentKind kind, String lot, double shape, double scale) {
    csv.append(
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%s,%s,%s\n",
            kind.partId(),
            lot,
            !lot.isEmpty(),
            shape,
            scale,
            kind.preventiveHours() == 0 ? "" : kind.preventiveHours()));
  }
}
