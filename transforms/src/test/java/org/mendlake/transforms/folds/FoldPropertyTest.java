package org.mendlake.transforms.folds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mendlake.transforms.fold.Event;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.RandomHistories;

/** What every fold keeps, whatever events say. */
class FoldPropertyTest {
  private static final String KEY = "S";

  /** A fold with the entity of which it reads the events. */
  record Read(Fold fold, String entity) {
    List<String> types() {
      return RandomHistories.typesOf(entity);
    }
  }

  /** A fold with a history of any events. */
  record Any(Fold fold, List<Event> events) {}

  /** A fold with things told, first wrong and then right. */
  record Amended(Fold fold, List<RandomHistories.Told> told) {}

  @Property(tries = 2000)
  void anyEventsGiveRowsThatKeepTheirDeclarations(@ForAll("any") Any any) {
    folding(any.fold(), any.events()).keepsItsDeclarations();
  }

  @Property(tries = 2000)
  void neitherOrderNorCopiesMatter(@ForAll("any") Any any, @ForAll Random random) {
    List<Event> mixed = new ArrayList<>(any.events());
    any.events().stream().filter(event -> random.nextBoolean()).forEach(mixed::add);
    Collections.shuffle(mixed, random);

    assertThat(folding(any.fold(), mixed).everything())
        .isEqualTo(folding(any.fold(), any.events()).everything());
  }

  @Property(tries = 2000)
  void anAmendedHistoryGivesTheRowsOfOneThatCameRight(
      @ForAll("amended") Amended amended, @ForAll Random random) {
    List<Event> events = new ArrayList<>(RandomHistories.amended(amended.told()));
    Collections.shuffle(events, random);

    assertThat(folding(amended.fold(), events).everythingButKnowledge())
        .isEqualTo(
            folding(amended.fold(), RandomHistories.right(amended.told()))
                .everythingButKnowledge());
  }

  private static Folding folding(Fold fold, List<Event> events) {
    return Folding.of(fold, KEY, events.toArray(Event[]::new))
        .mentioning(KEY, "2020-01-15T00:00:00Z")
        .mentioning(KEY + ":a/-/-", "2020-01-15T00:00:00Z");
  }

  @Provide
  Arbitrary<Any> any() {
    return folds()
        .flatMap(read -> RandomHistories.any(read.types(), KEY).map(e -> new Any(read.fold(), e)));
  }

  @Provide
  Arbitrary<Amended> amended() {
    return folds()
        .flatMap(
            read -> RandomHistories.told(read.types(), KEY).map(t -> new Amended(read.fold(), t)));
  }

  private static Arbitrary<Read> folds() {
    return Arbitraries.of(
        new Read(new VisitFold(), "visit"),
        new Read(new MachineFold(), "machine"),
        new Read(new MachineLifeFold(), "machine"),
        new Read(new ComponentLifeFold(), "machine"),
        new Read(new CaseFold(), "case"),
        new Read(new ClaimFold(), "claim"),
        new Read(new ProductFold(), "product"),
        new Read(new PartFold(), "part"),
        new Read(new CustomerFold(), "customer"),
        new Read(new SupplierFold(), "supplier"),
        new Read(new WarrantyPolicyFold(), "warranty-policy"),
        new Read(new OrganisationFold(), "organisation"),
        new Read(new DefectCodeFold(), "code-set"));
  }
}
