package org.mendlake.ingestion.simulation.world;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;

/**
 * Supplier lots: one for each supplier and quarter. The bad ones begin when two fifths of the
 * window are over.
 */
public final class Lots {
  private static final double BEGIN = 0.4;

  private final SimulationSettings.BadLot bad;
  private final long firstBadQuarter;

  /** The lots of a simulation. */
  public Lots(SimulationSettings settings) {
    bad = settings.badLot();
    long start = settings.window().start().toEpochDay();
    long end = settings.window().end().toEpochDay();
    firstBadQuarter = quarter(start + (long) (BEGIN * (end - start)));
  }

  private static long quarter(long epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return day.getYear() * 4L + (day.getMonthValue() - 1) / 3;
  }

  /** The lot that a supplier delivers from on a day, such as {@code S-KD/2022Q3}. */
  public String lot(String supplier, long epochDay) {
    return name(supplier, quarter(epochDay));
  }

  private static String name(String supplier, long quarter) {
    return supplier + "/" + quarter / 4 + "Q" + (quarter % 4 + 1);
  }

  /** The bad lots. */
  public List<String> badLots() {
    return LongStream.range(firstBadQuarter, firstBadQuarter + bad.quarters())
        .mapToObj(quarter -> name(Catalogue.BAD_SUPPLIER, quarter))
        .toList();
  }

  /** Whether a component of the kind that the supplier delivers on a day is of a bad lot. */
  public boolean isBad(ComponentKind kind, String supplier, long epochDay) {
    long quarter = quarter(epochDay) - firstBadQuarter;
    return kind.equals(Catalogue.PUMP)
        && supplier.equals(Catalogue.BAD_SUPPLIER)
        && quarter >= 0
        && quarter < bad.quarters();
  }

  /** Weibull shape of such a component's life. */
  public double shape(ComponentKind kind, String supplier, long epochDay) {
    return isBad(kind, supplier, epochDay) ? bad.shape() : kind.shape();
  }

  /** Weibull scale of such a component's life, operating hours. */
  public double scaleHours(ComponentKind kind, String supplier, long epochDay) {
    return isBad(kind, supplier, epochDay) ? bad.scaleHours() : kind.scaleHours();
  }
}
