package org.mendlake.ingestion.simulation.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.Payload;
import org.mendlake.ingestion.simulation.reports.Version.Op;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.LocalClock;

/**
 * How people and systems report what happened to one machine: late, with mistakes that are amended,
 * sometimes withdrawn. What would become known after the end of the window is not reported at all.
 */
public final class Reporter {
  private static final double MISTAKE_FOUND_HOURS = 20 * 24;
  private static final Comparator<Version> BY_KNOWLEDGE =
      Comparator.comparingLong(Version::knownAt);

  private final SimulationSettings settings;
  private final Chance chance;
  private final long end;
  private final List<Report> reports = new ArrayList<>();
  private final List<Version> versions = new ArrayList<>();

  /** A reporter with a chance of its own, until a moment in milliseconds since 1970. */
  public Reporter(SimulationSettings settings, Chance chance, long end) {
    this.settings = settings;
    this.chance = chance;
    this.end = end;
  }

  /** How a statement may be taken back. */
  public enum Withdrawal {
    NEVER,
    POSSIBLE
  }

  /** When something that happened is known, as much later than usual as the factor says. */
  public long known(long occurredAt, double factor) {
    double hours =
        Math.min(
            chance.logNormal(settings.delay().medianHours() * factor, settings.delay().spread()),
            settings.delay().maxDays() * 24.0);
    return occurredAt + 1_000 + (long) (hours * LocalClock.HOUR);
  }

  /** Reports what happened, to be known at a moment; empty when that is after the end. */
  public Optional<Report> report(
      Subject subject, long occurredAt, long knownAt, Payload payload, Withdrawal withdrawal) {
    if (knownAt >= end) {
      return Optional.empty();
    }
    Report report = new Report(subject, id(), occurredAt);
    List<Payload> told = mistakes(payload);
    told.add(payload);
    long at = knownAt;
    report.add(new Version(report, report.id(), Op.CREATE, at, told.get(0)));
    for (Payload better : told.subList(1, told.size())) {
      at = later(at);
      report.add(new Version(report, id(), Op.AMEND, at, better));
    }
    if (withdrawal == Withdrawal.POSSIBLE && chance.happens(settings.reporting().cancellations())) {
      report.add(new Version(report, id(), Op.CANCEL, later(at), payload));
    }
    report.versions().removeIf(version -> version.knownAt() >= end);
    reports.add(report);
    versions.addAll(report.versions());
    return Optional.of(report);
  }

  /** What is told before the truth is, once for each amendment. */
  private List<Payload> mistakes(Payload payload) {
    List<Payload> told = new ArrayList<>(1);
    while (chance.happens(settings.reporting().amendments())) {
      Optional<Payload> mistaken = payload.mistaken(chance);
      if (mistaken.isEmpty()) {
        break;
      }
      told.add(mistaken.get());
    }
    return told;
  }

  private long later(long moment) {
    return moment + 1_000 + (long) (chance.exponential(MISTAKE_FOUND_HOURS) * LocalClock.HOUR);
  }

  private String id() {
    long number = chance.number();
    char[] text = new char[16];
    for (int i = 0; i < text.length; i++) {
      text[i] = "0123456789abcdef".charAt((int) (number >>> (4 * i)) & 15);
    }
    return new String(text);
  }

  /** Everything reported, in the order in which it was reported. */
  public List<Report> reports() {
    return reports;
  }

  /** Numbers every event as its source does: as they become known. */
  public List<Version> numbered() {
    versions.sort(BY_KNOWLEDGE);
    versions.forEach(Version::number);
    return versions;
  }
}
