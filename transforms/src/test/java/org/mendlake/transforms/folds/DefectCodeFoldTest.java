package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mendlake.events.CodeSetPublishedV1;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Payloads;

class DefectCodeFoldTest {
  private static final String SEEN = "2020-01-01T00:00:00Z";

  @Test
  void aCodeOfASetThatNobodyPublishedIsInferredUnderItsOwnNames() {
    fold()
        .mentioning("S:boom/pin/worn", SEEN)
        .mentioning("S:cab/-/-", SEEN)
        .gives(
            "dim_defect_code",
            """
            defect_code     | code_set_id | system | system_name | part | part_name | mode | code_set_version | is_inferred
            S:boom/pin/worn | S           | boom   | boom        | pin  | pin       | worn |                  | true
            S:cab/-/-       | S           | cab    | cab         |      |           |      |                  | true
            """);
  }

  @Test
  void aPublishedSetNamesTheLevelsOfEveryCodeThatIsMentioned() {
    fold(published(
            "1",
            "2020-01-01",
            "v1",
            """
                level  | code | name | name_zh
                system | boom | Boom | 动臂
                part   | pin  | Pin  |
                """))
        .mentioning("S:boom/pin/-", SEEN)
        .mentioning("S:boom/pin/worn", SEEN)
        .gives(
            "dim_defect_code",
            """
            defect_code     | system_name | system_name_zh | part_name | mode_name | code_set_version | is_inferred
            S:boom/pin/-    | Boom        | 动臂           | Pin       |           | v1               | false
            S:boom/pin/worn | Boom        | 动臂           | Pin       | worn      | v1               | true
            """);
  }

  @Test
  void aCodeHasOneRowForEachVersionOfItsSet() {
    fold(
            published("1", "2020-01-01", "v1", "level | code | name\nsystem | boom | Boom"),
            published(
                "2",
                "2021-01-01",
                "v2",
                """
                level | code     | name      | previous_code
                code  | boom/-/- | Main boom | S:boom/-/-
                """))
        .gives(
            "dim_defect_code",
            """
            defect_code | valid_from | valid_to   | code_set_version | system_name | previous_code | is_inferred
            S:boom/-/-  | 0001-01-01 | 2021-01-01 | v1               | Boom        |               | false
            S:boom/-/-  | 2021-01-01 |            | v2               | boom        | S:boom/-/-    | false
            """);
  }

  @Test
  void aPublishedCodeMayCarryItsSetInFront() {
    fold(published("1", "2020-01-01", "v1", "level | code | name\ncode | S:boom/-/- | Boom"))
        .gives("dim_defect_code", "defect_code | is_inferred\nS:boom/-/- | false");
  }

  @Test
  void aMalformedCodeIsAMemberOfUnknownSystemWithAnIssue() {
    Folding set =
        fold().mentioning("S", SEEN).mentioning("S:boom", SEEN).mentioning("S:a//c", SEEN);

    set.gives(
        "dim_defect_code",
        """
        defect_code | system | is_inferred
        S           |        | true
        S:a//c      |        | true
        S:boom      |        | true
        """);
    set.gives(
        "fct_data_issue",
        """
        rule           | detail_no | event_id | known_at
        malformed_code | 1         |          | 2020-01-01T00:00:00Z
        malformed_code | 2         |          | 2020-01-01T00:00:00Z
        malformed_code | 3         |          | 2020-01-01T00:00:00Z
        """);
  }

  private static Folding fold(Event... events) {
    return Folding.of(new DefectCodeFold(), "S", events);
  }

  private static Event published(String id, String validFrom, String version, String codes) {
    return event("code-set.published.v1", "S", id)
        .saying(
            new CodeSetPublishedV1(
                LocalDate.parse(validFrom),
                version,
                Payloads.read(CodeSetPublishedV1.Code.class, codes)));
  }
}
