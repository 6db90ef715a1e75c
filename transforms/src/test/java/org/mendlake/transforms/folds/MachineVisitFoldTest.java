package org.mendlake.transforms.folds;

import org.junit.jupiter.api.Test;

class MachineVisitFoldTest {
  private static final String LIFE =
      """
      built_on   | in_service_on | left_on    | warranty_months | known_at
      2020-01-05 | 2020-01-31    | 2020-12-01 | 6               | 2020-02-01T00:00:00Z
      """;
  private static final String DEFINED = "valid_from | is_inferred\n0001-01-01 | false";

  @Test
  void visitsStandInOrderWithTheAgeOfTheMachine() {
    Folding machine =
        machine(DEFINED)
            .reading("fct_machine_life", LIFE)
            .reading(
                "fct_repair_visit",
                """
                visit_id | visit_date | occurred_at          | known_at
                V3       | 2020-07-31 | 2020-07-31T08:00:00Z | 2020-08-01T00:00:00Z
                V1       | 2020-01-20 | 2020-01-20T08:00:00Z | 2020-01-25T00:00:00Z
                V2       | 2020-02-29 | 2020-02-29T08:00:00Z | 2020-09-01T00:00:00Z
                """);

    machine.gives(
        "fct_machine_visit",
        """
        visit_id | visit_number | days_since_previous_visit | age_days | months_in_service | is_under_warranty | known_at
        V1       | 1            |                           |          |                   |                   | 2020-02-01T00:00:00Z
        V2       | 2            | 40                        | 29       | 1                 | true              | 2020-09-01T00:00:00Z
        V3       | 3            | 153                       | 182      | 6                 | false             | 2020-09-01T00:00:00Z
        """);
    machine.givesNone("fct_data_issue");
  }

  @Test
  void visitsOutsideTheLifeOfTheMachineAreIssues() {
    machine(DEFINED)
        .reading("fct_machine_life", LIFE)
        .reading(
            "fct_repair_visit",
            """
            visit_id | visit_date | occurred_at          | known_at             | event_id
            V1       | 2020-01-04 | 2020-01-04T08:00:00Z | 2020-01-25T00:00:00Z | e1
            V2       | 2020-01-05 | 2020-01-05T08:00:00Z | 2020-01-25T00:00:00Z | e2
            V3       | 2020-11-30 | 2020-11-30T08:00:00Z | 2020-12-25T00:00:00Z | e3
            V4       | 2020-12-01 | 2020-12-01T08:00:00Z | 2020-12-25T00:00:00Z | e4
            """)
        .gives(
            "fct_data_issue",
            """
            rule               | severity | event_id
            visit_before_build | error    | e1
            visit_after_end    | warning  | e4
            """);
  }

  @Test
  void aMachineNeitherBuiltNorDefinedIsUnknownUntilItIs() {
    String visit =
        "visit_id | visit_date | occurred_at | known_at | event_id\n"
            + "V1 | 2020-01-04 | 2020-01-04T08:00:00Z | 2020-01-25T00:00:00Z | e1";
    machine("valid_from | is_inferred\n0001-01-01 | true")
        .reading("fct_repair_visit", visit)
        .gives("fct_data_issue", "rule | severity | event_id\nunknown_serial | warning | e1");
    machine(DEFINED).reading("fct_repair_visit", visit).givesNone("fct_data_issue");
    machine("valid_from | is_inferred\n0001-01-01 | true").givesNone("fct_data_issue");
  }

  @Test
  void aVisitThatBeginsBeforeAnotherIsCompletedOverlapsIt() {
    machine(DEFINED)
        .reading(
            "fct_repair_visit",
            """
            visit_id | visit_date | started_at           | occurred_at          | known_at             | event_id
            V1       | 2020-01-04 | 2020-01-04T08:00:00Z | 2020-01-04T18:00:00Z | 2020-01-25T00:00:00Z | e1
            V2       | 2020-01-04 | 2020-01-04T09:00:00Z | 2020-01-04T10:00:00Z | 2020-01-25T00:00:00Z | e2
            V3       | 2020-01-04 | 2020-01-04T17:00:00Z | 2020-01-04T19:00:00Z | 2020-01-25T00:00:00Z | e3
            V4       | 2020-01-04 | 2020-01-04T19:00:00Z | 2020-01-04T20:00:00Z | 2020-01-25T00:00:00Z | e4
            V5       | 2020-01-04 |                      | 2020-01-04T19:30:00Z | 2020-01-25T00:00:00Z | e5
            """)
        .gives(
            "fct_data_issue", "rule | event_id\noverlapping_visits | e2\noverlapping_visits | e3");
  }

  @Test
  void aClaimWithoutAKnownVisitOfTheMachineIsAnIssueUntilTheVisitComes() {
    Folding claimed =
        machine(DEFINED)
            .reading(
                "fct_warranty_claim",
                """
                claim_line_id | visit_id | occurred_at          | known_at
                CL1/2         |          | 2020-02-01T00:00:00Z | 2020-02-02T00:00:00Z
                CL1/1         | V1       | 2020-02-01T00:00:00Z | 2020-02-02T00:00:00Z
                """);

    claimed.gives(
        "fct_data_issue", "rule | detail_no\nclaim_without_visit | 1\nclaim_without_visit | 2");
    claimed
        .reading(
            "fct_repair_visit",
            "visit_id | visit_date | occurred_at | known_at\n"
                + "V1 | 2020-01-04 | 2020-01-04T08:00:00Z | 2020-01-25T00:00:00Z")
        .gives("fct_data_issue", "detail\nClaim line CL1/2 names no visit");
  }

  private static Folding machine(String versions) {
    return Folding.of(new MachineVisitFold(), "M1").reading("dim_machine", versions);
  }
}
