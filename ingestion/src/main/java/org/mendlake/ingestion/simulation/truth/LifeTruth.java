package org.mendlake.ingestion.simulation.truth;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.mendlake.ingestion.simulation.events.Definition.PolicyDefined;
import org.mendlake.ingestion.simulation.events.MachineEvent.Built;
import org.mendlake.ingestion.simulation.events.MachineEvent.Delivered;
import org.mendlake.ingestion.simulation.events.MachineEvent.Exchanged;
import org.mendlake.ingestion.simulation.events.MachineEvent.Installed;
import org.mendlake.ingestion.simulation.events.MachineEvent.Scrapped;
import org.mendlake.ingestion.simulation.events.MachineEvent.Shipped;
import org.mendlake.ingestion.simulation.events.MachineEvent.Sold;

/** The milestones of a machine, as {@code fct_machine_life} must hold them. */
record LifeTruth(
    Optional<Built> built,
    List<Shipped> shipments,
    List<Sold> sales,
    Optional<Delivered> delivered,
    Optional<Installed> installed,
    Optional<Scrapped> scrapped,
    Optional<Exchanged> exchanged,
    Optional<PolicyDefined> policy) {

  static LifeTruth of(Statements statements, Policies policies) {
    List<Sold> sales = sales(statements);
    return new LifeTruth(
        statements.first(Built.class),
        shipments(statements),
        sales,
        statements.first(Delivered.class),
        statements.first(Installed.class),
        statements.first(Scrapped.class),
        statements.first(Exchanged.class),
        sales.stream()
            .findFirst()
            .flatMap(sale -> policies.on(sale.warrantyPolicyId(), sale.soldOn())));
  }

  private static List<Shipped> shipments(Statements statements) {
    Set<String> documents = new HashSet<>();
    return statements.payloads(Shipped.class).stream()
        .filter(shipped -> documents.add(shipped.document()))
        .toList();
  }

  /** Each sale once, the earliest first. */
  private static List<Sold> sales(Statements statements) {
    Set<String> seen = new HashSet<>();
    return statements.payloads(Sold.class).stream()
        .filter(sold -> seen.add(sold.soldOn() + " " + sold.customerId()))
        .sorted(Comparator.comparingLong(Sold::soldOn))
        .toList();
  }

  /** Whether anything of its life is known. */
  boolean isKnown() {
    return built.isPresent()
        || !shipments.isEmpty()
        || !sales.isEmpty()
        || delivered.isPresent()
        || installed.isPresent()
        || scrapped.isPresent()
        || exchanged.isPresent();
  }

  Optional<Sold> firstSale() {
    return sales.stream().findFirst();
  }

  OptionalLong builtOn() {
    return number(built.map(Built::builtOn));
  }

  OptionalLong shippedOn() {
    return shipments.stream().mapToLong(Shipped::shippedOn).min();
  }

  OptionalLong soldOn() {
    return number(firstSale().map(Sold::soldOn));
  }

  OptionalLong deliveredOn() {
    return number(delivered.map(Delivered::deliveredOn));
  }

  OptionalLong installedOn() {
    return number(installed.map(Installed::installedOn));
  }

  OptionalLong inServiceOn() {
    return Stream.of(installedOn(), deliveredOn(), soldOn())
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private Optional<String> inServiceBasis() {
    if (installed.isPresent()) {
      return Optional.of("installed");
    }
    return delivered.isPresent() ? Optional.of("delivered") : firstSale().map(sale -> "sold");
  }

  /** Tenths of an hour on the meter when it was put into service. */
  OptionalLong inServiceMeter() {
    return installed.isPresent()
        ? OptionalLong.of(installed.get().meterHours())
        : number(delivered.map(Delivered::meterHours));
  }

  OptionalLong leftOn() {
    return Stream.of(scrapped.map(Scrapped::scrappedOn), exchanged.map(Exchanged::exchangedOn))
        .flatMap(Optional::stream)
        .mapToLong(Long::longValue)
        .min();
  }

  private Optional<String> leftReason() {
    return exchanged.isPresent() ? Optional.of("exchanged") : scrapped.map(Scrapped::reason);
  }

  private OptionalLong referenceOn() {
    return inServiceOn().isPresent()
        ? inServiceOn()
        : Stream.of(builtOn(), shippedOn(), leftOn()).flatMapToLong(OptionalLong::stream).min();
  }

  private static OptionalLong number(Optional<Long> value) {
    return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
  }

  private static OptionalLong lag(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent() && to.getAsLong() >= from.getAsLong()
        ? OptionalLong.of(to.getAsLong() - from.getAsLong())
        : OptionalLong.empty();
  }

  void write(String machineId, FactRows rows) {
    rows.row(Fact.MACHINE_LIFE)
        .text(machineId)
        .day(referenceOn())
        .text(built.map(Built::productId))
        .day(builtOn())
        .day(shippedOn())
        .whole(shipments.size())
        .day(soldOn())
        .text(firstSale().map(Sold::customerId))
        .text(firstSale().map(Sold::organisationId))
        .text(firstSale().map(Sold::application))
        .decimal(number(firstSale().map(Sold::price)), 2)
        .text(firstSale().map(Sold::currency))
        .text(firstSale().map(Sold::warrantyPolicyId))
        .whole(number(policy.map(PolicyDefined::months)))
        .whole(policy.map(PolicyDefined::hours).orElse(OptionalLong.empty()))
        .whole(Math.max(0, sales.size() - 1))
        .day(deliveredOn())
        .whole(delivered.map(d -> d.defectCodes().size()).orElse(0))
        .day(installedOn())
        .day(inServiceOn())
        .text(inServiceBasis())
        .decimal(inServiceMeter(), 1)
        .day(leftOn())
        .text(leftReason())
        .text(exchanged.map(Exchanged::replacementMachineId))
        .whole(lag(builtOn(), shippedOn()))
        .whole(lag(shippedOn(), soldOn()))
        .whole(lag(soldOn(), deliveredOn()))
        .whole(lag(deliveredOn(), installedOn()))
        .whole(lag(builtOn(), inServiceOn()))
        .end();
  }
}
