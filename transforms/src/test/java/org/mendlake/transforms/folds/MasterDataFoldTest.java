package org.mendlake.transforms.folds;

import static org.mendlake.transforms.fold.EventBuilder.event;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mendlake.events.CustomerDefinedV1;
import org.mendlake.events.OrganisationDefinedV1;
import org.mendlake.events.PartDefinedV1;
import org.mendlake.events.ProductDefinedV1;
import org.mendlake.events.SupplierDefinedV1;
import org.mendlake.events.WarrantyPolicyDefinedV1;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.EventBuilder;
import org.mendlake.transforms.fold.Payloads;

class MasterDataFoldTest {

  @Test
  void versionsMeetWithoutGapAndTheFirstReachesBackToTheBeginning() {
    fold(
            definition("2", 50, "valid_from | name\n2020-06-01 | ring"),
            definition("1", 40, "valid_from | name\n2020-01-01 | seal"))
        .gives(
            "dim_part",
            """
            part_id | valid_from | valid_to   | name | is_inferred | known_at
            P1      | 0001-01-01 | 2020-06-01 | seal | false       | 2020-02-19T00:00:00Z
            P1      | 2020-06-01 |            | ring | false       | 2020-02-19T00:00:00Z
            """);
  }

  @Test
  void aBackdatedDefinitionSplitsTheVersionThatHeldThen() {
    fold(
            definition("1", 40, "valid_from | name\n2020-01-01 | seal"),
            definition("2", 41, "valid_from | name\n2020-09-01 | gasket"),
            definition("3", 99, "valid_from | name\n2020-06-01 | ring"))
        .gives(
            "dim_part",
            """
            valid_from | valid_to   | name   | known_at
            0001-01-01 | 2020-06-01 | seal   | 2020-04-08T00:00:00Z
            2020-06-01 | 2020-09-01 | ring   | 2020-04-08T00:00:00Z
            2020-09-01 |            | gasket | 2020-02-10T00:00:00Z
            """);
  }

  @Test
  void neighboursThatSayTheSameAreOneVersion() {
    Folding part =
        fold(
            definition("1", 40, "valid_from | name\n2020-01-01 | seal"),
            definition("2", 41, "valid_from | name\n2020-06-01 | seal"),
            definition("3", 42, "valid_from | name\n2020-09-01 | ring"));

    part.gives(
        "dim_part",
        """
        valid_from | valid_to   | name
        0001-01-01 | 2020-09-01 | seal
        2020-09-01 |            | ring
        """);
    part.givesNone("fct_data_issue");
  }

  @Test
  void theLaterStatedOfTwoDefinitionsForOneDayHoldsAndTheOtherIsAnIssue() {
    Folding part =
        fold(
            definition("2", 50, "valid_from | name\n2020-01-01 | ring"),
            definition("1", 40, "valid_from | name\n2020-01-01 | seal"));

    part.gives("dim_part", "valid_from | name\n0001-01-01 | ring");
    part.gives("fct_data_issue", "rule | severity | event_id\nredefined | warning | 1");
  }

  @Test
  void aMemberThatIsOnlyNamedElsewhereIsInferred() {
    fold()
        .mentioning("P1", "2020-03-01T00:00:00Z")
        .mentioning("P1", "2020-02-01T00:00:00Z")
        .gives(
            "dim_part",
            """
            part_id | valid_from | valid_to | name | is_inferred | known_at
            P1      | 0001-01-01 |          |      | true        | 2020-02-01T00:00:00Z
            """);
  }

  @Test
  void aMemberWhoseDefinitionWasCancelledIsInferredAgain() {
    fold(
            definition("1", 40, "valid_from | name\n2020-01-01 | seal"),
            event("part.defined.v1", "P1", "2").known(41).cancelling("1").silent())
        .mentioning("P1", "2020-02-01T00:00:00Z")
        .gives("dim_part", "name | is_inferred\n | true");
  }

  @Test
  void aMemberNobodyKnowsHasNoRow() {
    fold().givesNone("dim_part");
  }

  @TestFactory
  Stream<DynamicTest> everyDimensionTakesItsAttributes() {
    return Stream.of(
        test(
            new CustomerFold(),
            "dim_customer",
            "customer.defined.v1",
            CustomerDefinedV1.class,
            """
            name | kind   | region
            Ada  | rental | CN-GX
            """),
        test(
            new SupplierFold(),
            "dim_supplier",
            "supplier.defined.v1",
            SupplierDefinedV1.class,
            """
            name | country
            Pumps| CN
            """),
        test(
            new WarrantyPolicyFold(),
            "dim_warranty_policy",
            "warranty-policy.defined.v1",
            WarrantyPolicyDefinedV1.class,
            """
            name     | kind     | months | hours
            Two years| standard | 24     | 4000
            """),
        test(
            new ProductFold(),
            "dim_product",
            "product.defined.v1",
            ProductDefinedV1.class,
            """
            name  | product_class | series | operating_mass_kg
            ZE215 | excavator     | ZE     | 21500
            """),
        test(
            new OrganisationFold(),
            "dim_organisation",
            "organisation.defined.v1",
            OrganisationDefinedV1.class,
            """
            name  | level  | parent_id | zone
            North | centre | HQ        | Asia/Shanghai
            """),
        test(
            new PartFold(),
            "dim_part",
            "part.defined.v1",
            PartDefinedV1.class,
            """
            name | part_group
            seal | hydraulics
            """));
  }

  private static <T extends Record> DynamicTest test(
      MasterDataFold<T> fold, String dimension, String eventType, Class<T> type, String table) {
    String[] lines = table.strip().split("\n");
    String payload = "valid_from | " + lines[0] + "\n2020-01-01 | " + lines[1];
    return DynamicTest.dynamicTest(
        dimension,
        () ->
            Folding.of(
                    fold,
                    "X",
                    event(eventType, "X", "1").saying(Payloads.read(type, payload).get(0)))
                .gives(dimension, table));
  }

  private static Folding fold(Event... events) {
    return Folding.of(new PartFold(), "P1", events);
  }

  private static Event definition(String id, int known, String payload) {
    EventBuilder builder = event("part.defined.v1", "P1", id).known(known);
    return builder.saying(Payloads.read(PartDefinedV1.class, payload).get(0));
  }
}
