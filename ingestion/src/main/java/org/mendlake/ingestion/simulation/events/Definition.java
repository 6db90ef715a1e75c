package org.mendlake.ingestion.simulation.events;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Master data, valid from a day on. */
public sealed interface Definition extends Payload {
  /** First day on which it holds, in days since 1970. */
  long validFrom();

  /** {@code organisation.defined.v1}. */
  record OrganisationDefined(
      long validFrom, String name, String level, Optional<String> parentId, String zone)
      implements Definition {
    @Override
    public String type() {
      return "organisation.defined.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("valid_from", validFrom)
          .text("name", name)
          .text("level", level)
          .text("parent_id", parentId)
          .text("zone", zone)
          .close();
    }
  }

  /** {@code customer.defined.v1}. */
  record CustomerDefined(long validFrom, String name, String kind, String region, String phone)
      implements Definition {
    @Override
    public String type() {
      return "customer.defined.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("valid_from", validFrom)
          .text("name", name)
          .text("kind", kind)
          .text("region", region)
          .text("phone", phone)
          .close();
    }
  }

  /** {@code product.defined.v1}. */
  record ProductDefined(
      long validFrom, String name, String productClass, String series, long operatingMass)
      implements Definition {
    @Override
    public String type() {
      return "product.defined.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("valid_from", validFrom)
          .text("name", name)
          .text("product_class", productClass)
          .text("series", series)
          .whole("operating_mass_kg", operatingMass)
          .close();
    }
  }

  /** {@code part.defined.v1}. */
  record PartDefined(long validFrom, String name, String partGroup) implements Definition {
    @Override
    public String type() {
      return "part.defined.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().day("valid_from", validFrom).text("name", name);
      json.text("part_group", partGroup).close();
    }
  }

  /** {@code supplier.defined.v1}. */
  record SupplierDefined(long validFrom, String name, String country) implements Definition {
    @Override
    public String type() {
      return "supplier.defined.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().day("valid_from", validFrom).text("name", name);
      json.text("country", country).close();
    }
  }

  /** {@code warranty-policy.defined.v1}. */
  record PolicyDefined(long validFrom, String name, String kind, long months, OptionalLong hours)
      implements Definition {
    @Override
    public String type() {
      return "warranty-policy.defined.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open()
          .day("valid_from", validFrom)
          .text("name", name)
          .text("kind", kind)
          .whole("months", months)
          .whole("hours", hours)
          .close();
    }
  }

  /** A node of a code set. */
  record Code(
      String level, String code, String name, String nameChinese, Optional<String> previous) {}

  /** {@code code-set.published.v1}. */
  record CodeSetPublished(long validFrom, String version, List<Code> codes) implements Definition {
    public CodeSetPublished {
      codes = List.copyOf(codes);
    }

    @Override
    public String type() {
      return "code-set.published.v1";
    }

    @Override
    public void write(JsonBytes json) {
      json.open().day("valid_from", validFrom).text("version", version).openList("codes");
      for (Code code : codes) {
        json.open()
            .text("level", code.level)
            .text("code", code.code)
            .text("name", code.name)
            .text("name_zh", code.nameChinese)
            .text("previous_code", code.previous)
            .close();
      }
      json.closeList().close();
    }
  }
}
