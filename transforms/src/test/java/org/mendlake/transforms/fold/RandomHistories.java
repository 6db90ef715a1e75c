package org.mendlake.transforms.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;

/** Histories of one key that a well or badly behaved set of sources could send. */
public final class RandomHistories {
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

  private RandomHistories() {}

  /**
   * One thing that is stated: what came first, and what would have been right.
   *
   * @param first what the create said
   * @param right what it should have said
   */
  public record Told(EventBuilder create, Record first, Record right) {}

  /** Every type of event of an entity. */
  public static List<String> typesOf(String entity) {
    return Contracts.declared().ofEntity(entity).stream().map(Contract::type).toList();
  }

  /** Any events at all of some types: few ids, so that identities, amendments and cancels meet. */
  public static Arbitrary<List<Event>> any(List<String> types, String key) {
    return Arbitraries.of(types).flatMap(type -> anyEvent(type, key)).list().ofMaxSize(12);
  }

  private static Arbitrary<Event> anyEvent(String type, String key) {
    Arbitrary<EventBuilder> builders =
        Combinators.combine(
                Arbitraries.of("1", "2", "3"),
                Arbitraries.of("workshop", "dealer"),
                Arbitraries.integers().between(1, 4),
                Arbitraries.longs().between(1, 5).injectNull(0.5),
                Arbitraries.integers().between(0, 9),
                Arbitraries.of("1", "2", "9"),
                days())
            .as(
                (id, source, known, sequence, op, amends, day) -> {
                  EventBuilder event =
                      EventBuilder.event(type, key, id).source(source).known(known).at(day, "UTC");
                  event = sequence == null ? event : event.sequence(sequence);
                  return op == 0
                      ? event.cancelling(amends)
                      : op <= 3 ? event.amending(amends) : event;
                });
    return Combinators.combine(builders, Payloads.any(type))
        .as((b, payload) -> b.op() == Op.CANCEL ? b.silent() : b.saying(payload));
  }

  /** Few moments over two months. */
  private static Arbitrary<String> days() {
    return Arbitraries.integers()
        .between(0, 9)
        .map(week -> FIRST.plus(Duration.ofDays(5L * week)).toString());
  }

  /** Things stated under ids of their own, some of them known at the same moment. */
  public static Arbitrary<List<Told>> told(List<String> types, String key) {
    return Arbitraries.of(types)
        .flatMap(type -> told(type, key))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(RandomHistories::numbered);
  }

  private static Arbitrary<Told> told(String type, String key) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("workshop", "dealer"),
            days(),
            Payloads.any(type),
            Payloads.any(type))
        .as(
            (known, source, day, first, right) ->
                new Told(
                    EventBuilder.event(type, key, "").source(source).known(known).at(day, "UTC"),
                    first,
                    right));
  }

  private static List<Told> numbered(List<Told> all) {
    List<Told> numbered = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Told told = all.get(i);
      numbered.add(new Told(told.create().id("create-" + i), told.first(), told.right()));
    }
    return numbered;
  }

  /** The events when everything came right. */
  public static List<Event> right(List<Told> told) {
    return told.stream().map(t -> t.create().saying(t.right())).toList();
  }

  /** The events when everything came wrong, was changed in between and then amended. */
  public static List<Event> amended(List<Told> told) {
    List<Event> events = new ArrayList<>();
    Instant later = Instant.parse("2020-06-01T00:00:00Z");
    for (Told t : told) {
      EventBuilder create = t.create();
      EventBuilder amendment = create.amending(create.id());
      events.add(create.saying(t.first()));
      events.add(amendment.id(create.id() + "-x").known(later).saying(t.first()));
      events.add(amendment.id(create.id() + "-y").known(later.plusSeconds(1)).saying(t.right()));
    }
    return events;
  }
}
