package org.mendlake.ingestion.simulation.truth;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.mendlake.ingestion.simulation.events.MeterRead;
import org.mendlake.ingestion.simulation.events.VisitEvent.Completed;
import org.mendlake.ingestion.simulation.events.VisitEvent.PartReplaced;
import org.mendlake.ingestion.simulation.reports.Report;

/**
 * What every fact must hold of a fleet as known by the end of a day, by the rules of {@code
 * docs/specifications/gold.md}. Stateless: machines may be asked for on any thread.
 */
public final class FleetTruth {
  private final long lastDay;
  private final long before;
  private final Policies policies;
  private final CodeSets codeSets;
  private final boolean keepsLines;

  /**
   * The truth as known by the end of a day of the maker's zone.
   *
   * @param masterData reports of master data
   */
  public FleetTruth(LocalDate day, ZoneId zone, List<Report> masterData, TruthDetail detail) {
    this.lastDay = day.toEpochDay();
    this.before = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    this.policies = new Policies(masterData, before);
    this.codeSets = new CodeSets(masterData, before);
    this.keepsLines = detail == TruthDetail.FACTS;
  }

  /** Rows for a block. */
  public Block block() {
    return new Block(keepsLines ? FactRows.kept() : FactRows.counted());
  }

  /** The rows of neighbouring machines. */
  public final class Block {
    private final FactRows rows;

    private Block(FactRows rows) {
      this.rows = rows;
    }

    FactRows rows() {
      return rows;
    }

    /** Adds what follows from everything reported of a machine, and of the one given for it. */
    public void add(List<Report> reports) {
      TreeMap<String, List<Report>> machines = new TreeMap<>();
      TreeMap<String, List<Report>> visits = new TreeMap<>();
      TreeMap<String, List<Report>> cases = new TreeMap<>();
      TreeMap<String, List<Report>> claims = new TreeMap<>();
      for (Report report : reports) {
        String key = report.subject().key();
        switch (report.subject().entity()) {
          case "machine" -> put(machines, key, report);
          case "meter" -> put(machines, key.substring(0, key.indexOf('/')), report);
          case "visit" -> {
            put(visits, key, report);
            if (report.versions().get(0).payload() instanceof PartReplaced swap) {
              put(machines, swap.machineId(), report);
            }
          }
          case "case" -> put(cases, key, report);
          case "claim" -> put(claims, key, report);
          default -> {}
        }
      }
      machines.forEach((id, all) -> machine(id, Statements.of(all, before)));
      visits.forEach((id, all) -> visit(Statements.of(all, before)));
      cases.forEach((id, all) -> CaseTruth.write(id, Statements.of(all, before), rows));
      claims.forEach((id, all) -> ClaimTruth.write(id, all, before, rows));
    }

    private void machine(String id, Statements statements) {
      LifeTruth life = LifeTruth.of(statements, policies);
      if (life.isKnown()) {
        life.write(id, rows);
      }
      MeterTruth meter = MeterTruth.write(statements.of(MeterRead.class), rows);
      OptionalLong inService = life.inServiceOn();
      Optional<HoursTruth> hours =
          inService.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new HoursTruth(
                      inService.getAsLong(), life.inServiceMeter().orElse(0), meter.months()));
      if (hours.isPresent()) {
        new MonthTruth(id, life, new VersionTruth(statements), hours.get(), lastDay, rows).write();
      }
      new ComponentTruth(id, life, hours, rows).write(statements.of(PartReplaced.class));
    }

    private void visit(Statements statements) {
      VisitTruth visit = new VisitTruth(codeSets, rows);
      statements.of(Completed.class).stream().findFirst().ifPresent(visit::completed);
      statements.of(PartReplaced.class).forEach(visit::replaced);
    }

    private static void put(Map<String, List<Report>> map, String key, Report report) {
      map.computeIfAbsent(key, k -> new ArrayList<>()).add(report);
    }
  }
}
