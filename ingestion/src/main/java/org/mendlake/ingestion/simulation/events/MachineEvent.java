package org.mendlake.ingestion.simulation.events;

import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.simulation.world.Chance;

/** The life of a machine from the line to the end. */
public sealed interface MachineEvent extends Payload {

  /** A tracked component as it stands in {@link Built}. */
  record Component(String partId, String position, String serial, String supplierId, String lot) {}

  /** {@code machine.built.v1}. */
  record Built(
      String productId,
      long builtOn,
      String plant,
      String line,
      List<String> options,
      List<Component> components)
      implements MachineEvent {
    public Built {
      options = List.copyOf(options);
      components = List.copyOf(components);
    }

    @Override
    public String type() {
      return "machine.built.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().text("product_id", productId).day("built_on", builtOn).text("plant", plant);
      json.text("line", line).openList("options");
      options.forEach(json::element);
      json.closeList().openList("components");
      for (Component component : components) {
        json.open()
            .text("part_id", component.partId)
            .text("position", component.position)
            .text("serial", component.serial)
            .text("supplier_id", component.supplierId)
            .text("lot", component.lot)
            .close();
      }
      json.closeList().close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new Built(productId, builtOn, plant, line, List.of("STANDARD"), components));
    }
  }

  /** {@code machine.defined.v1}, as far as the simulation uses it: the name given by its owner. */
  record Named(long validFrom, String name) implements MachineEvent {
    @Override
    public String type() {
      return "machine.defined.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().day("valid_from", validFrom).text("name", name).close();
    }
  }

  /** {@code machine.shipped.v1}. */
  record Shipped(long shippedOn, String from, String to, String document) implements MachineEvent {
    @Override
    public String type() {
      return "machine.shipped.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("shipped_on", shippedOn)
          .text("from_organisation_id", from)
          .text("to_organisation_id", to)
          .text("ship_document", document)
          .close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(new Shipped(shippedOn + chance.between(1, 3), from, to, document));
    }
  }

  /** {@code machine.sold.v1}; the price in hundredths. */
  record Sold(
      long soldOn,
      String organisationId,
      String customerId,
      long price,
      String currency,
      String application,
      String warrantyPolicyId)
      implements MachineEvent {
    @Override
    public String type() {
      return "machine.sold.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("sold_on", soldOn)
          .text("organisation_id", organisationId)
          .text("customer_id", customerId)
          .decimal("price_amount", price, 2)
          .text("currency", currency)
          .text("application", application)
          .text("warranty_policy_id", warrantyPolicyId)
          .close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new Sold(
              soldOn + chance.between(1, 20),
              organisationId,
              customerId,
              price,
              currency,
              application,
              warrantyPolicyId));
    }
  }

  /** {@code machine.delivered.v1}; hours in tenths. */
  record Delivered(
      long deliveredOn,
      long promisedOn,
      String organisationId,
      boolean isFree,
      long meterHours,
      List<String> defectCodes)
      implements MachineEvent {
    public Delivered {
      defectCodes = List.copyOf(defectCodes);
    }

    @Override
    public String type() {
      return "machine.delivered.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("delivered_on", deliveredOn)
          .day("promised_on", promisedOn)
          .text("organisation_id", organisationId)
          .truth("is_free", isFree)
          .decimal("meter_hours", meterHours, 1)
          .openList("defects");
      for (int i = 0; i < defectCodes.size(); i++) {
        json.open().whole("line_no", i + 1).text("defect_code", defectCodes.get(i));
        json.whole("severity", 2).close();
      }
      json.closeList().close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new Delivered(
              deliveredOn + chance.between(1, 5),
              promisedOn,
              organisationId,
              isFree,
              meterHours,
              defectCodes));
    }
  }

  /** {@code machine.installed.v1}; hours in tenths. */
  record Installed(
      long installedOn, long promisedOn, String organisationId, boolean isFree, long meterHours)
      implements MachineEvent {
    @Override
    public String type() {
      return "machine.installed.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("installed_on", installedOn)
          .day("promised_on", promisedOn)
          .text("organisation_id", organisationId)
          .truth("is_free", isFree)
          .decimal("meter_hours", meterHours, 1)
          .close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new Installed(
              installedOn + chance.between(1, 5), promisedOn, organisationId, isFree, meterHours));
    }
  }

  /** {@code machine.owner-changed.v1}. */
  record OwnerChanged(long changedOn, String customerId, String previousCustomerId)
      implements MachineEvent {
    @Override
    public String type() {
      return "machine.owner-changed.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("changed_on", changedOn)
          .text("customer_id", customerId)
          .text("previous_customer_id", previousCustomerId)
          .close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new OwnerChanged(changedOn + chance.between(1, 10), customerId, previousCustomerId));
    }
  }

  /** {@code machine.relocated.v1}; the organisation only when the responsible one changes. */
  record Relocated(
      long relocatedOn,
      String site,
      String region,
      long latitudeMillionths,
      long longitudeMillionths,
      Optional<String> organisationId)
      implements MachineEvent {
    @Override
    public String type() {
      return "machine.relocated.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("relocated_on", relocatedOn)
          .text("site", site)
          .text("region", region)
          .decimal("latitude", latitudeMillionths, 6)
          .decimal("longitude", longitudeMillionths, 6)
          .text("organisation_id", organisationId)
          .close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(
          new Relocated(
              relocatedOn + chance.between(1, 10),
              site,
              region,
              latitudeMillionths,
              longitudeMillionths,
              organisationId));
    }
  }

  /** {@code machine.exchanged.v1}. */
  record Exchanged(long exchangedOn, String replacementMachineId, String reason)
      implements MachineEvent {
    @Override
    public String type() {
      return "machine.exchanged.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("exchanged_on", exchangedOn)
          .text("replacement_machine_id", replacementMachineId)
          .text("reason", reason)
          .close();
    }
  }

  /** {@code machine.scrapped.v1}. */
  record Scrapped(long scrappedOn, String reason) implements MachineEvent {
    @Override
    public String type() {
      return "machine.scrapped.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().day("scrapped_on", scrappedOn).text("reason", reason).close();
    }

    @Override
    public Optional<Payload> mistaken(Chance chance) {
      return Optional.of(new Scrapped(scrappedOn + chance.between(1, 30), reason));
    }
  }
}
