package org.mendlake.transforms.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mendlake.events.PartDefinedV1;

class HistoryPropertyTest {
  private static final String TYPE = "part.defined.v1";

  @Property
  void neitherOrderNorCopiesMatter(@ForAll("events") List<Event> events, @ForAll Random random) {
    List<Event> mixed = new ArrayList<>(events);
    events.stream().filter(event -> random.nextBoolean()).forEach(mixed::add);
    Collections.shuffle(mixed, random);

    assertThat(resolved(mixed)).isEqualTo(resolved(events));
  }

  @Property
  void anAmendedHistoryStandsAsIfItHadComeRight(
      @ForAll("told") List<RandomHistories.Told> told, @ForAll Random random) {
    List<Event> amended = new ArrayList<>(RandomHistories.amended(told));
    Collections.shuffle(amended, random);

    assertThat(withoutKnowledge(amended)).isEqualTo(withoutKnowledge(RandomHistories.right(told)));
    assertThat(History.of(amended).issues()).isEmpty();
  }

  @Property
  void anAmendmentAndItsInverseLeaveWhatWas(@ForAll("told") List<RandomHistories.Told> told) {
    List<RandomHistories.Told> inverse =
        told.stream().map(t -> new RandomHistories.Told(t.create(), t.first(), t.first())).toList();

    assertThat(withoutKnowledge(RandomHistories.amended(inverse)))
        .isEqualTo(withoutKnowledge(RandomHistories.right(inverse)));
  }

  @Property
  void everyAmendmentAndCancelActsOrIsAnIssue(@ForAll("events") List<Event> events) {
    History history = History.of(events);
    List<Statement<PartDefinedV1>> statements = history.statements(PartDefinedV1.class);

    assertThat(statements).isSortedAccordingTo(Statement.ORDER);
    assertThat(statements).extracting(s -> s.source() + "/" + s.eventId()).doesNotHaveDuplicates();
    for (Event event : events) {
      Envelope envelope = event.envelope();
      if (envelope.op() == Op.CANCEL && isWinner(event, events)) {
        assertThat(statements)
            .noneMatch(
                s ->
                    s.source().equals(envelope.source())
                        && s.eventId().equals(envelope.amends().orElseThrow()));
      }
    }
  }

  private static boolean isWinner(Event event, List<Event> events) {
    return events.stream()
        .map(Event::envelope)
        .filter(e -> e.source().equals(event.envelope().source()))
        .filter(e -> e.eventId().equals(event.envelope().eventId()))
        .min(
            (a, b) ->
                a.knownAt().equals(b.knownAt())
                    ? a.contentHash().compareTo(b.contentHash())
                    : a.knownAt().compareTo(b.knownAt()))
        .orElseThrow()
        .equals(event.envelope());
  }

  private static List<Object> resolved(List<Event> events) {
    History history = History.of(events);
    return List.of(history.statements(PartDefinedV1.class), history.issues());
  }

  private static List<List<Object>> withoutKnowledge(List<Event> events) {
    return History.of(events).statements(PartDefinedV1.class).stream()
        .map(s -> List.of(s.eventId(), s.source(), s.payload(), s.occurredAt(), s.statedAt()))
        .toList();
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return RandomHistories.any(List.of(TYPE), "p");
  }

  @Provide
  Arbitrary<List<RandomHistories.Told>> told() {
    return RandomHistories.told(List.of(TYPE), "p");
  }
}
