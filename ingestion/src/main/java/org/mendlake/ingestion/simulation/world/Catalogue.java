package org.mendlake.ingestion.simulation.world;

import java.util.List;

/** What the maker builds, out of what, and how it fails. */
public final class Catalogue {
  /** Id of the code set of defects. */
  public static final String CODE_SET = "MF";

  /** The kind of component whose lots may be bad. */
  public static final ComponentKind PUMP =
      new ComponentKind(
          "P-2010",
          "Main hydraulic pump",
          List.of("PUMP"),
          "HYD/PUMP",
          List.of("WEAR", "LEAK", "SEIZED"),
          1.8,
          14_000,
          3_800_000,
          9_000,
          List.of("S-HX", "S-KD"));

  /** Part of a service: a set of filters. */
  public static final String FILTERS = "P-6010";

  /** Part of a service: engine oil, in litres. */
  public static final String OIL = "P-6020";

  /** The supplier whose lots may be bad. */
  public static final String BAD_SUPPLIER = "S-KD";

  /** Tracked components. */
  public static final List<ComponentKind> COMPONENTS =
      List.of(
          kind("P-1010", "Diesel engine", "ENGINE", "ENG/BLOCK", 2.5, 22_000, 9_500_000, "S-WP"),
          kind("P-1020", "Turbocharger", "TURBO", "ENG/TURBO", 1.4, 12_000, 850_000, "S-HT"),
          kind(
              "P-1030", "Alternator", "ALTERNATOR", "ELE/ALTERNATOR", 1.2, 11_000, 180_000, "S-DE"),
          PUMP,
          kind("P-2020", "Swing motor", "SWING-MOTOR", "HYD/SWING", 1.6, 16_000, 2_100_000, "S-HX"),
          new ComponentKind(
              "P-2030",
              "Travel motor",
              List.of("TRAVEL-LEFT", "TRAVEL-RIGHT"),
              "HYD/TRAVEL",
              List.of("LEAK", "WEAR", "NOISE"),
              1.7,
              15_000,
              1_650_000,
              0,
              List.of("S-HX", "S-NB")),
          kind("P-2040", "Control valve", "VALVE", "HYD/VALVE", 1.3, 20_000, 2_900_000, "S-KD"),
          kind(
              "P-4010",
              "Controller",
              "CONTROLLER",
              "ELE/CONTROLLER",
              0.9,
              30_000,
              620_000,
              "S-DE"));

  /** Other faults. */
  public static final List<FaultKind> FAULTS =
      List.of(
          fault("HYD/HOSE/LEAKS", "LEAK", "Hose leaks at the fitting", "P-5010", 32_000, 20, 2),
          fault("HYD/CYLINDER/SEAL", "SEAL", "Cylinder drifts, seal worn", "P-5020", 48_000, 12, 3),
          fault("ELE/HARNESS/OPEN", "BREAK", "Wire broken, code shown", "P-5030", 15_000, 10, 3),
          fault("ELE/SENSOR/DRIFT", "DRIFT", "Pressure sensor drifts", "P-5040", 41_000, 9, 2),
          fault("ENG/COOLING/OVERHEAT", "HOT", "Engine overheats", "P-5050", 88_000, 7, 4),
          fault("ENG/FUEL/BLOCKED", "BLOCKED", "Fuel filter blocked", "P-5060", 12_000, 8, 2),
          fault("UND/TRACK/LOOSE", "LOOSE", "Track tension lost", "P-5070", 26_000, 9, 2),
          fault("UND/ROLLER/WEAR", "WEAR", "Track roller worn", "P-5080", 64_000, 6, 2),
          fault("STR/BOOM/CRACK", "CRACK", "Crack in a weld of the boom", "P-5090", 150_000, 2, 5),
          fault("STR/BUCKET/WEAR", "WEAR", "Bucket teeth worn", "P-5100", 9_000, 8, 1),
          fault("CAB/AIRCON/WEAK", "WEAK", "Air conditioning is weak", "P-5110", 53_000, 6, 1),
          fault("CAB/GLASS/BROKEN", "BROKEN", "Window pane broken", "P-5120", 38_000, 3, 2));

  /** Models. */
  public static final List<Model> MODELS =
      List.of(
          model("EX-060", "Mini excavator 6 t", "excavator", "E", 6_000, 30_000_000, 14, 0.6),
          model("EX-135", "Excavator 13 t", "excavator", "E", 13_500, 62_000_000, 12, 0.7),
          model("EX-215", "Excavator 21 t", "excavator", "E", 21_500, 95_000_000, 22, 0.8),
          model("EX-365", "Excavator 36 t", "excavator", "E", 36_500, 180_000_000, 9, 1.0),
          model("EX-490", "Mining excavator 49 t", "excavator", "EM", 49_000, 320_000_000, 4, 1.3),
          model("WL-050", "Wheel loader 5 t", "loader", "L", 17_000, 34_000_000, 16, 0.7),
          model("WL-070", "Wheel loader 7 t", "loader", "L", 24_000, 58_000_000, 6, 0.8),
          model("RR-120", "Road roller 12 t", "roller", "R", 12_000, 36_000_000, 8, 0.5),
          model("RR-220", "Road roller 22 t", "roller", "R", 22_000, 52_000_000, 4, 0.5),
          model("CR-250", "Truck crane 25 t", "crane", "C", 32_000, 110_000_000, 5, 0.9));

  private Catalogue() {}

  private static ComponentKind kind(
      String partId,
      String name,
      String position,
      String path,
      double shape,
      double scaleHours,
      long price,
      String supplier) {
    return new ComponentKind(
        partId,
        name,
        List.of(position),
        path,
        List.of("WEAR", "FAILED", "NOISE"),
        shape,
        scaleHours,
        price,
        0,
        List.of(supplier, "S-GEN"));
  }

  private static FaultKind fault(
      String path,
      String earlierMode,
      String finding,
      String partId,
      long price,
      double weight,
      int severity) {
    return new FaultKind(path, earlierMode, finding, partId, price, weight, severity);
  }

  private static Model model(
      String id,
      String name,
      String productClass,
      String series,
      int mass,
      long price,
      double weight,
      double faults) {
    return new Model(id, name, productClass, series, mass, price, weight, faults);
  }
}
