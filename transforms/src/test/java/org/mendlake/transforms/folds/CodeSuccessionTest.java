package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mendlake.events.CodeSetPublishedV1;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Payloads;

class CodeSuccessionTest {
  private static final String SEEN = "2020-01-01T00:00:00Z";

  @Test
  void anOldCodeIsWhatItsChainOfSuccessorsCameTo() {
    Folding set =
        fold(
            version("2020-01-01", "v1", "code | boom/-/- | Boom |"),
            version("2021-01-01", "v2", "code | arm/-/- | Arm | boom/-/-"),
            version("2022-01-01", "v3", "code | front/-/- | Front | S:arm/-/-"));

    set.gives(
        "dim_defect_code",
        """
        code_set_version | defect_code | current_code | current_code_reason | is_inferred
        v1               | S:arm/-/-   | S:front/-/-  | renamed             | true
        v1               | S:boom/-/-  | S:front/-/-  | renamed             | false
        v1               | S:front/-/- | S:front/-/-  | same                | true
        v2               | S:arm/-/-   | S:front/-/-  | renamed             | false
        v2               | S:boom/-/-  | S:boom/-/-   | same                | true
        v2               | S:front/-/- | S:front/-/-  | same                | true
        v3               | S:arm/-/-   | S:arm/-/-    | same                | true
        v3               | S:boom/-/-  | S:boom/-/-   | same                | true
        v3               | S:front/-/- | S:front/-/-  | same                | false
        """);
    set.gives(
        "bridge_defect_code",
        """
        defect_code | code_set_version | next_code   | next_version | successor_count
        S:arm/-/-   | v1               | S:arm/-/-   | v2           | 1
        S:boom/-/-  | v1               | S:arm/-/-   | v2           | 1
        S:front/-/- | v1               | S:front/-/- | v2           | 1
        S:arm/-/-   | v2               | S:front/-/- | v3           | 1
        S:boom/-/-  | v2               | S:boom/-/-  | v3           | 1
        S:front/-/- | v2               | S:front/-/- | v3           | 1
        """);
  }

  @Test
  void aSplitEndsTheChainAndKeepsEachSuccessor() {
    Folding set =
        fold(
            version("2020-01-01", "v1", "code | boom/-/- | Boom |"),
            version(
                "2021-01-01",
                "v2",
                "code | arm/-/- | Arm | boom/-/-\ncode | boom/-/- | Boom | boom/-/-"));

    set.gives(
        "dim_defect_code",
        """
        code_set_version | defect_code | current_code | current_code_reason
        v1               | S:arm/-/-   | S:arm/-/-    | same
        v1               | S:boom/-/-  |              | split
        v2               | S:arm/-/-   | S:arm/-/-    | same
        v2               | S:boom/-/-  | S:boom/-/-   | same
        """);
    set.gives(
        "bridge_defect_code",
        """
        defect_code | next_code  | successor_count
        S:arm/-/-   | S:arm/-/-  | 1
        S:boom/-/-  | S:arm/-/-  | 2
        S:boom/-/-  | S:boom/-/- | 2
        """);
  }

  @Test
  void aRenamedLevelRenamesEveryPathThroughIt() {
    fold(
            version("2020-01-01", "v1", "system | boom | Boom |\npart | pin | Pin |"),
            version("2021-01-01", "v2", "system | arm | Arm | boom\npart | pin | Pin |"))
        .mentioning("S:boom/pin/-", SEEN)
        .gives(
            "dim_defect_code",
            """
            code_set_version | defect_code  | current_code | current_code_reason | is_inferred
            v1               | S:arm/pin/-  | S:arm/pin/-  | same                | true
            v1               | S:boom/pin/- | S:arm/pin/-  | renamed             | false
            v2               | S:arm/pin/-  | S:arm/pin/-  | same                | false
            v2               | S:boom/pin/- | S:boom/pin/- | same                | true
            """);
  }

  @Test
  void aCodeThatTheNextVersionDropsEndsAndOneThatNoVersionListsGoesOn() {
    Folding set =
        fold(
                version("2020-01-01", "v1", "code | boom/-/- | Boom |"),
                version("2021-01-01", "v2", "code | cab/-/- | Cab |"))
            .mentioning("S:odd/-/-", SEEN);

    set.gives(
        "dim_defect_code",
        """
        code_set_version | defect_code | current_code | current_code_reason
        v1               | S:boom/-/-  |              | ended
        v1               | S:cab/-/-   | S:cab/-/-    | same
        v1               | S:odd/-/-   | S:odd/-/-    | same
        v2               | S:boom/-/-  | S:boom/-/-   | same
        v2               | S:cab/-/-   | S:cab/-/-    | same
        v2               | S:odd/-/-   | S:odd/-/-    | same
        """);
    set.gives(
        "bridge_defect_code",
        "defect_code | next_code\nS:cab/-/- | S:cab/-/-\nS:odd/-/- | S:odd/-/-");
  }

  private static Folding fold(Event... events) {
    return Folding.of(new DefectCodeFold(), "S", events);
  }

  private static Event version(String validFrom, String version, String codes) {
    return event(CodeSetPublishedV1.class, "S", version)
        .saying(
            new CodeSetPublishedV1(
                LocalDate.parse(validFrom),
                version,
                Payloads.read(
                    CodeSetPublishedV1.Code.class,
                    "level | code | name | previous_code\n" + codes)));
  }
}
