package org.mendlake.transforms.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mendlake.transforms.fold.EventBuilder.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mendlake.events.PartDefinedV1;
import org.mendlake.transforms.TextTable;

class HistoryTest {
  private static final String TYPE = "part.defined.v1";

  @Test
  void aCreateHoldsAsItIs() {
    Event create = of("1").known(40).saying(named("seal"));

    Statement<PartDefinedV1> statement = statements(create).get(0);

    assertThat(statement.eventId()).isEqualTo("1");
    assertThat(statement.payload().name()).isEqualTo("seal");
    assertThat(statement.knownAt()).isEqualTo(create.envelope().knownAt());
    assertThat(History.of(List.of(create)).issues()).isEmpty();
  }

  @Test
  void theLatestAmendmentHoldsUnderTheIdentityOfTheCreate() {
    Event create = of("1").known(40).saying(named("seal"));
    Event first = of("2").known(41).amending("1").saying(named("ring"));
    Event second =
        of("3")
            .known(42)
            .amending("1")
            .at("2020-01-05T20:00:00Z", "Asia/Shanghai")
            .saying(named("gasket"));

    List<Statement<PartDefinedV1>> statements = statements(second, create, first);

    assertThat(statements).hasSize(1);
    Statement<PartDefinedV1> statement = statements.get(0);
    assertThat(statement.eventId()).isEqualTo("1");
    assertThat(statement.payload().name()).isEqualTo("gasket");
    assertThat(statement.localDate()).isEqualTo("2020-01-06");
    assertThat(statement.statedAt()).isEqualTo(create.envelope().knownAt());
    assertThat(statement.knownAt()).isEqualTo(second.envelope().knownAt());
  }

  @Test
  void aStatementIsKnownOnceAllThatShapedItIsKnown() {
    Event amendment = of("2").known(41).amending("1").saying(named("ring"));
    Event lateCreate = of("1").known(50).saying(named("seal"));

    assertThat(statements(amendment, lateCreate).get(0).knownAt())
        .isEqualTo(Instant.parse("2020-02-19T00:00:00Z"));
  }

  @Test
  void anAmendmentKnownBeforeItsOriginalHolds() {
    Event amendment = of("2").known(41).amending("1").saying(named("ring"));
    Event lateCreate = of("1").known(50).saying(named("seal"));

    assertThat(statements(amendment, lateCreate).get(0).payload().name()).isEqualTo("ring");
    assertThat(issues(amendment, lateCreate)).isEmpty();
  }

  @Test
  void aCancelKnownBeforeItsOriginalTakesItBack() {
    Event cancel = of("2").known(41).cancelling("1").silent();
    Event lateCreate = of("1").known(50).saying(named("seal"));

    assertThat(statements(cancel, lateCreate)).isEmpty();
    assertThat(issues(cancel, lateCreate)).isEmpty();
  }

  @Test
  void aCancelOfACancelOrOfAnAmendmentTakesNothingBack() {
    Event create = of("1").known(40).saying(named("seal"));
    Event amendment = of("2").known(41).amending("1").saying(named("ring"));
    Event ofTheAmendment = of("3").known(42).cancelling("2").silent();
    Event cancel = of("4").known(43).cancelling("1").silent();
    Event ofTheCancel = of("5").known(44).cancelling("4").silent();

    assertThat(statements(create, amendment, ofTheAmendment).get(0).payload().name())
        .isEqualTo("ring");
    assertThat(statements(create, amendment, ofTheAmendment, cancel, ofTheCancel)).isEmpty();
    assertThat(issues(create, amendment, ofTheAmendment, cancel, ofTheCancel))
        .containsExactly("amends_unknown_event | error | 3", "amends_unknown_event | error | 5");
  }

  @Test
  void whatWasStatedAtOneMomentGoesBySourceAndId() {
    List<Event> events = new ArrayList<>();
    for (String id : List.of("d", "a", "c", "b")) {
      events.add(of(id).source("workshop").saying(named("x")));
      events.add(of(id).source("dealer").saying(named("x")));
    }

    assertThat(History.of(events).statements(PartDefinedV1.class))
        .extracting(statement -> statement.source() + " " + statement.eventId())
        .containsExactly(
            "dealer a",
            "dealer b",
            "dealer c",
            "dealer d",
            "workshop a",
            "workshop b",
            "workshop c",
            "workshop d");
  }

  @Test
  void aCancelIsFinalWhateverComesAfter() {
    Event create = of("1").known(40).saying(named("seal"));
    Event cancel = of("2").known(41).cancelling("1").silent();
    Event amendment = of("3").known(42).amending("1").saying(named("ring"));

    assertThat(statements(create, cancel, amendment)).isEmpty();
    assertThat(issues(create, cancel, amendment)).isEmpty();
  }

  @Test
  void whatNamesNoKnownCreateHasNoEffectButAnIssue() {
    Event amendment = of("2").amending("1").saying(named("ring"));
    Event cancel = of("3").cancelling("2").silent();

    assertThat(statements(amendment, cancel)).isEmpty();
    assertThat(issues(amendment, cancel))
        .containsExactlyElementsOf(
            lines(
                """
                rule                 | severity | event
                amends_unknown_event | error    | 2
                amends_unknown_event | error    | 3
                """));
  }

  @Test
  void anotherSourceOrTypeIsAnotherCreate() {
    Event create = of("1").source("dealer").saying(named("seal"));
    Event stranger = of("2").amending("1").saying(named("ring"));
    Event otherType = event("part.worn.v1", "p", "3").source("dealer").cancelling("1").silent();

    assertThat(statements(create, stranger, otherType)).hasSize(1);
    assertThat(issues(create, stranger, otherType)).hasSize(2);
  }

  @Test
  void aLaterVersionOfTheContractAmendsAnEarlierOne() {
    Event create = of("1").saying(named("seal"));
    Event amendment =
        event("part.defined.v2", "p", "2").known(50).amending("1").saying(named("ring"));

    assertThat(statements(create, amendment).get(0).payload().name()).isEqualTo("ring");
  }

  @Test
  void theEarlierOfTwoContentsUnderOneIdentityWinsAndTheOtherIsAnIssue() {
    Event first = of("1").known(40).saying(named("seal"));
    Event second = of("1").known(41).saying(named("ring"));
    Event secondAgain = of("1").known(45).saying(named("ring"));

    assertThat(statements(secondAgain, second, first).get(0).payload().name()).isEqualTo("seal");
    assertThat(issues(secondAgain, second, first)).containsExactly("identity_conflict | error | 1");
  }

  @Test
  void aCopyThatOnlyBecameKnownLaterLosesQuietly() {
    Event first = of("1").known(40).saying(named("seal"));
    Event copy = of("1").known(41).saying(named("seal"));

    assertThat(statements(copy, first).get(0).knownAt()).isEqualTo(first.envelope().knownAt());
    assertThat(issues(copy, first)).isEmpty();
  }

  @Test
  void everyRunOfMissingNumbersIsAGapOfItsSource() {
    History history =
        History.of(
            List.of(
                of("a").sequence(2).saying(named("x")),
                of("b").sequence(3).saying(named("x")),
                of("c").sequence(7).saying(named("x")),
                of("d").source("dealer").sequence(1).saying(named("x")),
                of("e").source("depot").saying(named("x"))));

    assertThat(history.issues())
        .extracting(Issue::detail)
        .containsExactly(
            "Event number 1 of this source is missing",
            "Events number 4 to 6 of this source are missing");
  }

  @Test
  void aNumberThatTwoEventsBearIsToldOfTheOneKnownLater() {
    Event first = of("a").known(40).sequence(1).saying(named("x"));
    Event other = of("b").known(41).sequence(1).saying(named("y"));
    Event copyOfOther = of("b").known(43).sequence(1).saying(named("y"));
    Event conflict = of("a").known(42).sequence(1).saying(named("z"));
    Event ofAnotherSource = of("c").source("dealer").sequence(1).saying(named("x"));

    List<Issue> issues =
        History.of(List.of(copyOfOther, conflict, ofAnotherSource, other, first)).issues();

    assertThat(issues)
        .filteredOn(issue -> issue.rule().startsWith("sequence"))
        .containsExactly(
            Issue.of(
                "sequence_overlap",
                Severity.WARNING,
                "Event number 1 of this source is event a already; both count",
                other.envelope()));
  }

  private static EventBuilder of(String id) {
    return event(TYPE, "p", id);
  }

  private static PartDefinedV1 named(String name) {
    return new PartDefinedV1(LocalDate.EPOCH, name, null);
  }

  private static List<Statement<PartDefinedV1>> statements(Event... events) {
    return History.of(Arrays.asList(events)).statements(PartDefinedV1.class);
  }

  private static List<String> issues(Event... events) {
    return History.of(Arrays.asList(events)).issues().stream()
        .map(i -> TextTable.line(List.of(i.rule(), i.severity().word(), i.eventId().orElseThrow())))
        .toList();
  }

  private static List<String> lines(String table) {
    return TextTable.of(table).lines();
  }
}
