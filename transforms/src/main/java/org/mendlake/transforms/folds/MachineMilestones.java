package org.mendlake.transforms.folds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mendlake.events.MachineBuiltV1;
import org.mendlake.events.MachineDeliveredV1;
import org.mendlake.events.MachineExchangedV1;
import org.mendlake.events.MachineInstalledV1;
import org.mendlake.events.MachineScrappedV1;
import org.mendlake.events.MachineShippedV1;
import org.mendlake.events.MachineSoldV1;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Statement;

/**
 * The milestones of one machine that hold, whatever the order in which they came.
 *
 * @param shipments each shipment once
 * @param sales each sale once, the first sale first
 */
record MachineMilestones(
    Optional<Statement<MachineBuiltV1>> built,
    List<Statement<MachineShippedV1>> shipments,
    List<Statement<MachineSoldV1>> sales,
    Optional<Statement<MachineDeliveredV1>> delivered,
    Optional<Statement<MachineInstalledV1>> installed,
    Optional<Statement<MachineScrappedV1>> scrapped,
    Optional<Statement<MachineExchangedV1>> exchanged) {

  /** A sale is told apart by its day and its buyer. */
  private record Sale(LocalDate soldOn, String customerId) {}

  MachineMilestones {
    shipments = List.copyOf(shipments);
    sales = List.copyOf(sales);
  }

  /** The milestones in a history; what was reported twice goes to the issues. */
  static MachineMilestones in(History history, Consumer<Issue> issues) {
    return new MachineMilestones(
        FirstStated.of(history.statements(MachineBuiltV1.class), issues),
        FirstStated.ofEach(
            history.statements(MachineShippedV1.class), MachineMilestones::shipment, issues),
        sales(history, issues),
        FirstStated.of(history.statements(MachineDeliveredV1.class), issues),
        FirstStated.of(history.statements(MachineInstalledV1.class), issues),
        FirstStated.of(history.statements(MachineScrappedV1.class), issues),
        FirstStated.of(history.statements(MachineExchangedV1.class), issues));
  }

  /** Each sale once, by day, ties as stated. */
  static List<Statement<MachineSoldV1>> sales(History history, Consumer<Issue> issues) {
    List<Statement<MachineSoldV1>> sales =
        new ArrayList<>(
            FirstStated.ofEach(
                history.statements(MachineSoldV1.class),
                sale -> new Sale(sale.payload().soldOn(), sale.payload().customerId()),
                issues));
    sales.sort(
        Comparator.<Statement<MachineSoldV1>, LocalDate>comparing(sale -> sale.payload().soldOn())
            .thenComparing(Statement.ORDER));
    return sales;
  }

  /** Equal documents are one shipment; one without a document is like no other. */
  private static Object shipment(Statement<MachineShippedV1> shipment) {
    String document = shipment.payload().shipDocument();
    return document == null ? shipment : document;
  }

  /** The day it was built. */
  Optional<Milestone> reachedBuilt() {
    return built.map(s -> new Milestone("built", s.payload().builtOn(), s));
  }

  /** The day of the earliest shipment. */
  Optional<Milestone> reachedShipped() {
    Milestone earliest = null;
    for (Statement<MachineShippedV1> shipment : shipments) {
      LocalDate day = shipment.payload().shippedOn();
      if (earliest == null || day.isBefore(earliest.day())) {
        earliest = new Milestone("shipped", day, shipment);
      }
    }
    return Optional.ofNullable(earliest);
  }

  /** The day of the first sale. */
  Optional<Milestone> reachedSold() {
    return sales.stream().findFirst().map(s -> new Milestone("sold", s.payload().soldOn(), s));
  }

  /** The day it was delivered. */
  Optional<Milestone> reachedDelivered() {
    return delivered.map(s -> new Milestone("delivered", s.payload().deliveredOn(), s));
  }

  /** The day it was installed. */
  Optional<Milestone> reachedInstalled() {
    return installed.map(s -> new Milestone("installed", s.payload().installedOn(), s));
  }

  /** Every statement that is one of them. */
  List<Statement<?>> all() {
    List<Statement<?>> all = new ArrayList<>(shipments);
    all.addAll(sales);
    built.ifPresent(all::add);
    delivered.ifPresent(all::add);
    installed.ifPresent(all::add);
    scrapped.ifPresent(all::add);
    exchanged.ifPresent(all::add);
    return all;
  }
}
