package org.mendlake.transforms.folds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Payloads;
import org.mendlake.transforms.fold.RandomHistories;
import org.mendlake.transforms.fold.RandomHistories.Told;
import org.mendlake.transforms.fold.Rows;

/** What all folds of one machine keep together, whatever its events, visits and readings say. */
class MachinePropertyTest {
  private static final String MACHINE = "M1";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 15);

  @Property(tries = 1000)
  void anyEventsGiveRowsThatKeepTheirDeclarations(@ForAll("any") List<Event> events) {
    new MachineFolds(MACHINE, events, DAY).all().forEach(Folding::keepsItsDeclarations);
  }

  @Property(tries = 1000)
  void neitherOrderNorCopiesMatter(@ForAll("any") List<Event> events, @ForAll Random random) {
    List<Event> mixed = new ArrayList<>(events);
    events.stream().filter(event -> random.nextBoolean()).forEach(mixed::add);
    Collections.shuffle(mixed, random);

    assertThat(new MachineFolds(MACHINE, mixed, DAY).rows(Folding::everything))
        .isEqualTo(new MachineFolds(MACHINE, events, DAY).rows(Folding::everything));
  }

  @Property(tries = 1000)
  void anAmendedHistoryGivesTheRowsOfOneThatCameRight(
      @ForAll("told") List<Told> told, @ForAll Random random) {
    List<Event> amended = new ArrayList<>(RandomHistories.amended(told));
    Collections.shuffle(amended, random);

    assertThat(new MachineFolds(MACHINE, amended, DAY).rows(Folding::everythingButKnowledge))
        .isEqualTo(
            new MachineFolds(MACHINE, RandomHistories.right(told), DAY)
                .rows(Folding::everythingButKnowledge));
  }

  @Property(tries = 1000)
  void theDaysOfAMonthAddUpOverItsSpells(@ForAll("any") List<Event> events) {
    Map<LocalDate, Integer> days = new HashMap<>();
    Optional<LocalDate> from = Optional.empty();
    Optional<LocalDate> left = Optional.empty();
    for (Folding folding : new MachineFolds(MACHINE, events, DAY).all()) {
      for (Rows.Row row : folding.rows().of("fct_machine_month")) {
        days.merge(
            (LocalDate) row.value("month"), (Integer) row.value("observed_days"), Integer::sum);
      }
      for (Rows.Row row : folding.rows().of("fct_machine_life")) {
        from = Optional.ofNullable((LocalDate) row.value("in_service_on"));
        left = Optional.ofNullable((LocalDate) row.value("left_on"));
      }
    }
    assertThat(days).isEqualTo(expected(from, left, DAY.plusDays(1)));
  }

  /** Counts day by day; a machine that only waits for its day in service has a month of no days. */
  private static Map<LocalDate, Integer> expected(
      Optional<LocalDate> from, Optional<LocalDate> left, LocalDate end) {
    Map<LocalDate, Integer> days = new HashMap<>();
    if (from.isPresent()) {
      LocalDate to = left.filter(end::isAfter).orElse(end);
      for (LocalDate day = from.get(); day.isBefore(to); day = day.plusDays(1)) {
        days.merge(day.withDayOfMonth(1), 1, Integer::sum);
      }
      if (!from.get().isBefore(end) && left.filter(day -> !day.isAfter(from.get())).isEmpty()) {
        days.put(from.get().withDayOfMonth(1), 0);
      }
    }
    return days;
  }

  @Provide
  Arbitrary<List<Event>> any() {
    return Combinators.combine(
            any("machine", MACHINE),
            any("visit", "V1"),
            any("visit", "V2"),
            any("meter", MACHINE + "/2020-01"),
            any("meter", MACHINE + "/2020-02"),
            any("claim", "C1/1"))
        .as(
            (machine, one, other, january, february, claim) ->
                Stream.of(machine, one, other, january, february, claim)
                    .flatMap(List::stream)
                    .map(e -> new Event(e.envelope(), e.payload().map(MachinePropertyTest::own)))
                    .toList());
  }

  private static Arbitrary<List<Event>> any(String entity, String key) {
    return RandomHistories.any(RandomHistories.typesOf(entity), key);
  }

  @Provide
  Arbitrary<List<Told>> told() {
    return Combinators.combine(
            told("machine", MACHINE),
            told("visit", "V1"),
            told("meter", MACHINE + "/2020-01"),
            told("claim", "C1/1"))
        .as(
            (machine, visit, meter, claim) ->
                Stream.of(machine, visit, meter, claim)
                    .flatMap(List::stream)
                    .map(t -> new Told(t.create(), own(t.first()), own(t.right())))
                    .toList());
  }

  private static Arbitrary<List<Told>> told(String entity, String key) {
    return RandomHistories.told(RandomHistories.typesOf(entity), key);
  }

  /** The payload about the one machine. */
  private static Record own(Record payload) {
    return Payloads.with(payload, "machineId", MACHINE);
  }
}
