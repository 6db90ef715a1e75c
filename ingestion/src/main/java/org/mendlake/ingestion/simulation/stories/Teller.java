package org.mendlake.ingestion.simulation.stories;

import java.util.HashMap;
import java.util.Map;
import org.mendlake.ingestion.simulation.events.Payload;
import org.mendlake.ingestion.simulation.reports.Reporter;
import org.mendlake.ingestion.simulation.reports.Reporter.Withdrawal;
import org.mendlake.ingestion.simulation.reports.Subject;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.LocalClock;

/** What the stories of one machine share: chance, settings, reporter and what they tell of. */
final class Teller {
  static final int NOON = 12 * 3_600;

  private final SimulationSettings settings;
  private final Chance chance;
  private final Reporter reporter;
  private final long lastDay;
  private final Map<String, Subject> subjects = new HashMap<>();

  Teller(SimulationSettings settings, Chance chance, Reporter reporter) {
    this.settings = settings;
    this.chance = chance;
    this.reporter = reporter;
    this.lastDay = settings.window().end().toEpochDay();
  }

  Chance chance() {
    return chance;
  }

  SimulationSettings settings() {
    return settings;
  }

  Reporter reporter() {
    return reporter;
  }

  /** Last day on which anything happens. */
  long lastDay() {
    return lastDay;
  }

  /** The entity as a source knows it, always the same object. */
  Subject subject(String entity, String key, String source, LocalClock clock) {
    return subjects.computeIfAbsent(
        entity + '\t' + key + '\t' + source, s -> new Subject(entity, key, source, clock));
  }

  /** Tells what happened at noon of a local day, known as late as usual times the factor. */
  void onDay(Subject subject, long day, double factor, Payload payload) {
    if (day <= lastDay) {
      long at = subject.clock().millis(day, NOON);
      reporter.report(subject, at, reporter.known(at, factor), payload, Withdrawal.NEVER);
    }
  }

  /** Tells of a change that some report months late. */
  void change(Subject subject, long day, double factor, Payload payload) {
    if (day <= lastDay) {
      long at = subject.clock().millis(day, NOON);
      long known =
          chance.happens(settings.reporting().lateDimensions())
              ? at + (long) ((30 + 170 * chance.uniform()) * LocalClock.DAY)
              : reporter.known(at, factor);
      reporter.report(subject, at, known, payload, Withdrawal.NEVER);
    }
  }
}
