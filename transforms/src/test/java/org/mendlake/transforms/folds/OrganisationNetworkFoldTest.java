package org.mendlake.transforms.folds;

import org.junit.jupiter.api.Test;

class OrganisationNetworkFoldTest {

  @Test
  void aDealerRollsUpToItsCentreAndToHeadquartersInEachPeriod() {
    fold("""
            organisation_id | valid_from | valid_to   | level        | parent_id | known_at
            HQ              | 0001-01-01 |            | headquarters |           | 2020-01-01T00:00:00Z
            C1              | 0001-01-01 |            | centre       | HQ        | 2020-01-02T00:00:00Z
            C2              | 0001-01-01 |            | centre       | HQ        | 2020-01-03T00:00:00Z
            D1              | 0001-01-01 | 2021-07-01 | dealer       | C1        | 2021-06-01T00:00:00Z
            D1              | 2021-07-01 |            | dealer       | C2        | 2021-06-01T00:00:00Z
            """)
        .gives(
            "bridge_organisation",
            """
            organisation_id | ancestor_id | ancestor_level | distance | is_nearest | valid_from | valid_to   | known_at
            C1              | C1          | centre         | 0        | true       | 0001-01-01 |            | 2020-01-02T00:00:00Z
            C1              | HQ          | headquarters   | 1        | true       | 0001-01-01 |            | 2020-01-02T00:00:00Z
            C2              | C2          | centre         | 0        | true       | 0001-01-01 |            | 2020-01-03T00:00:00Z
            C2              | HQ          | headquarters   | 1        | true       | 0001-01-01 |            | 2020-01-03T00:00:00Z
            D1              | D1          | dealer         | 0        | true       | 0001-01-01 | 2021-07-01 | 2021-06-01T00:00:00Z
            D1              | C1          | centre         | 1        | true       | 0001-01-01 | 2021-07-01 | 2021-06-01T00:00:00Z
            D1              | HQ          | headquarters   | 2        | true       | 0001-01-01 | 2021-07-01 | 2021-06-01T00:00:00Z
            D1              | D1          | dealer         | 0        | true       | 2021-07-01 |            | 2021-06-01T00:00:00Z
            D1              | C2          | centre         | 1        | true       | 2021-07-01 |            | 2021-06-01T00:00:00Z
            D1              | HQ          | headquarters   | 2        | true       | 2021-07-01 |            | 2021-06-01T00:00:00Z
            HQ              | HQ          | headquarters   | 0        | true       | 0001-01-01 |            | 2020-01-01T00:00:00Z
            """);
  }

  @Test
  void aChangeOfTheCentreChangesTheLineOfItsDealer() {
    fold("""
            organisation_id | valid_from | valid_to   | level  | parent_id | known_at
            D1              | 0001-01-01 |            | dealer | C1        | 2020-01-01T00:00:00Z
            C1              | 0001-01-01 | 2021-01-01 | centre |           | 2020-01-01T00:00:00Z
            C1              | 2021-01-01 |            | centre | HQ        | 2020-01-01T00:00:00Z
            HQ              | 0001-01-01 |            |        |           | 2020-01-01T00:00:00Z
            """)
        .gives(
            "bridge_organisation",
            """
            organisation_id | ancestor_id | distance | is_nearest | valid_from | valid_to
            C1              | C1          | 0        | true       | 0001-01-01 | 2021-01-01
            C1              | C1          | 0        | true       | 2021-01-01 |
            C1              | HQ          | 1        | false      | 2021-01-01 |
            D1              | D1          | 0        | true       | 0001-01-01 | 2021-01-01
            D1              | C1          | 1        | true       | 0001-01-01 | 2021-01-01
            D1              | D1          | 0        | true       | 2021-01-01 |
            D1              | C1          | 1        | true       | 2021-01-01 |
            D1              | HQ          | 2        | false      | 2021-01-01 |
            HQ              | HQ          | 0        | false      | 0001-01-01 |
            """);
  }

  @Test
  void aChangeThatLeavesTheLineAsItWasBeginsNoPeriod() {
    fold("""
            organisation_id | valid_from | valid_to   | level  | parent_id | name | known_at
            D1              | 0001-01-01 | 2021-01-01 | dealer |           | Old  | 2020-01-01T00:00:00Z
            D1              | 2021-01-01 |            | dealer |           | New  | 2020-01-05T00:00:00Z
            """)
        .gives(
            "bridge_organisation",
            "valid_from | valid_to | known_at\n0001-01-01 | | 2020-01-05T00:00:00Z");
  }

  @Test
  void theNearestOfTwoAncestorsOfOneLevelIsMarked() {
    fold("""
            organisation_id | valid_from | level  | parent_id | known_at
            O               | 0001-01-01 | outlet | D         | 2020-01-01T00:00:00Z
            D               | 0001-01-01 | dealer | E         | 2020-01-01T00:00:00Z
            E               | 0001-01-01 | dealer |           | 2020-01-01T00:00:00Z
            """)
        .gives(
            "bridge_organisation",
            """
            organisation_id | ancestor_id | is_nearest
            D               | D           | true
            D               | E           | false
            E               | E           | true
            O               | O           | true
            O               | D           | true
            O               | E           | false
            """);
  }

  @Test
  void aCircleIsCutAndToldOnceForEachOrganisationInIt() {
    Folding network =
        fold(
            """
            organisation_id | valid_from | level  | parent_id | known_at
            A               | 0001-01-01 | centre | B         | 2020-01-01T00:00:00Z
            B               | 0001-01-01 | centre | A         | 2020-01-01T00:00:00Z
            """);

    network.gives(
        "bridge_organisation",
        """
        organisation_id | ancestor_id | distance
        A               | A           | 0
        A               | B           | 1
        B               | B           | 0
        B               | A           | 1
        """);
    network.gives(
        "fct_data_issue",
        "rule | severity\norganisation_circle | error\norganisation_circle | error");
  }

  private static Folding fold(String organisations) {
    return Folding.of(new OrganisationNetworkFold(), "network")
        .reading("dim_organisation", organisations);
  }
}
