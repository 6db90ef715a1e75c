package org.mendlake.ingestion.simulation.world;

import java.time.LocalDate;

/** Defect codes as a technician writes them on a day: of the version of the set that holds then. */
public final class Codes {
  private static final double SECOND_VERSION = 0.6;

  private final long secondFrom;

  /** The codes of a window of days. */
  public Codes(LocalDate start, LocalDate end) {
    long days = end.toEpochDay() - start.toEpochDay();
    secondFrom = start.toEpochDay() + (long) (SECOND_VERSION * days);
  }

  /** First day of the second version, in days since 1970. */
  public long secondFrom() {
    return secondFrom;
  }

  /** The code of a fault. */
  public String of(FaultKind fault, long day) {
    return Catalogue.CODE_SET + ":" + (day < secondFrom ? fault.earlierPath() : fault.path());
  }

  /** The code of a component's failure; both versions have it. */
  public String of(ComponentKind kind, String mode) {
    return Catalogue.CODE_SET + ":" + kind.path() + "/" + mode;
  }
}
