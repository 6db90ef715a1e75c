package org.mendlake.ingestion.simulation.truth;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.mendlake.ingestion.simulation.events.Payload;
import org.mendlake.ingestion.simulation.reports.Report;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/** What holds of reports that were known before a moment, the first stated first. */
final class Statements {
  private static final Comparator<Held> FIRST_STATED =
      Comparator.comparingLong(Held::createdKnownAt)
          .thenComparing(held -> held.report().subject().source())
          .thenComparing(held -> held.report().id());

  private final List<Held> held = new ArrayList<>();

  private Statements(List<Report> reports, long before) {
    for (Report report : reports) {
      report.heldBefore(before).ifPresent(held::add);
    }
    held.sort(FIRST_STATED);
  }

  static Statements of(List<Report> reports, long before) {
    return new Statements(reports, before);
  }

  /** Those that say something of a type. */
  List<Held> of(Class<? extends Payload> type) {
    return held.stream().filter(each -> type.isInstance(each.payload())).toList();
  }

  /** The payloads of a type. */
  <T extends Payload> List<T> payloads(Class<T> type) {
    return held.stream().map(Held::payload).filter(type::isInstance).map(type::cast).toList();
  }

  /** Definitions of a type by key and first day; of several for one day the last stated holds. */
  <T extends Payload> Map<String, NavigableMap<Long, T>> byDay(
      Class<T> type, ToLongFunction<T> validFrom) {
    Map<String, NavigableMap<Long, T>> byDay = new HashMap<>();
    for (Held each : of(type)) {
      T definition = type.cast(each.payload());
      byDay
          .computeIfAbsent(each.report().subject().key(), id -> new TreeMap<>())
          .put(validFrom.applyAsLong(definition), definition);
    }
    return byDay;
  }

  /** The first stated of a type, for what can happen once. */
  <T extends Payload> Optional<T> first(Class<T> type) {
    return held.stream().map(Held::payload).filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The local day on which it happened. */
  static long localDay(Held held) {
    return Instant.ofEpochMilli(held.report().occurredAt())
        .atZone(ZoneId.of(held.report().subject().clock().zone()))
        .toLocalDate()
        .toEpochDay();
  }
}
