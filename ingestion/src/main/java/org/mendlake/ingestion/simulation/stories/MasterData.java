package org.mendlake.ingestion.simulation.stories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mendlake.ingestion.simulation.events.Definition;
import org.mendlake.ingestion.simulation.events.Definition.Code;
import org.mendlake.ingestion.simulation.world.Catalogue;
import org.mendlake.ingestion.simulation.world.Codes;
import org.mendlake.ingestion.simulation.world.ComponentKind;
import org.mendlake.ingestion.simulation.world.FaultKind;
import org.mendlake.ingestion.simulation.world.LocalClock;
import org.mendlake.ingestion.simulation.world.Model;
import org.mendlake.ingestion.simulation.world.Network;
import org.mendlake.ingestion.simulation.world.Organisation;
import org.mendlake.ingestion.simulation.world.Policy;

/** Tells of everything that machines refer to, and how it changes in the window. */
final class MasterData {
  private static final LocalClock HOME = new LocalClock("Asia/Shanghai");
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    SYSTEMS.put("ENG", "Engine/发动机");
    SYSTEMS.put("HYD", "Hydraulics/液压系统");
    SYSTEMS.put("ELE", "Electrics/电气系统");
    SYSTEMS.put("UND", "Undercarriage/行走底盘");
    SYSTEMS.put("STR", "Structure/结构件");
    SYSTEMS.put("CAB", "Cab/驾驶室");
  }

  private final Teller teller;
  private final Network network;
  private final Codes codes;
  private final long start;
  private final long days;

  MasterData(Teller teller, Network network, Codes codes) {
    this.teller = teller;
    this.network = network;
    this.codes = codes;
    this.start = teller.settings().window().start().toEpochDay();
    this.days = teller.lastDay() - start;
  }

  void tell() {
    network.all().forEach(this::organisation);
    Catalogue.MODELS.forEach(this::product);
    parts()
        .forEach(
            (id, name) ->
                define(
                    "part",
                    id,
                    start,
                    new Definition.PartDefined(start, name, id.substring(0, 3))));
    suppliers()
        .forEach(
            id ->
                define(
                    "supplier",
                    id,
                    start,
                    new Definition.SupplierDefined(
                        start, "Supplier " + id.substring(2), id.equals("S-KD") ? "KR" : "CN")));
    Policy.ALL.forEach(this::policy);
    codeSet(start, "1", false);
    codeSet(codes.secondFrom(), "2", true);
  }

  private void define(String entity, String id, long day, Definition definition) {
    teller.onDay(teller.subject(entity, id, "master-data", HOME), day, 1, definition);
  }

  private void redefine(String entity, String id, long day, Definition definition) {
    teller.change(teller.subject(entity, id, "master-data", HOME), day, 1, definition);
  }

  /** A dealer in six comes under another centre. */
  private void organisation(Organisation organisation) {
    define(
        "organisation",
        organisation.id(),
        start,
        defined(organisation, start, organisation.parentId()));
    if (organisation.level().equals("dealer") && teller.chance().happens(1 / 6.0)) {
      long day = start + teller.chance().below((int) days);
      Optional<String> parent = Optional.of(teller.chance().oneOf(network.centres()).id());
      redefine("organisation", organisation.id(), day, defined(organisation, day, parent));
    }
  }

  private static Definition defined(Organisation organisation, long from, Optional<String> parent) {
    return new Definition.OrganisationDefined(
        from, organisation.name(), organisation.level(), parent, organisation.clock().zone());
  }

  /** Half of the models get a facelift. */
  private void product(Model model) {
    define("product", model.id(), start, defined(model, start, model.name()));
    if (teller.chance().happens(0.5)) {
      long day = start + teller.chance().below((int) days);
      redefine("product", model.id(), day, defined(model, day, model.name() + " II"));
    }
  }

  private static Definition defined(Model model, long from, String name) {
    return new Definition.ProductDefined(
        from, name, model.productClass(), model.series(), model.mass());
  }

  private void policy(Policy policy) {
    define("warranty-policy", policy.id(), start, defined(policy, start, policy.earlierHours()));
    if (policy.hours() != policy.earlierHours()) {
      long day = start + days / 2;
      redefine("warranty-policy", policy.id(), day, defined(policy, day, policy.hours()));
    }
  }

  private static Definition defined(Policy policy, long from, int hours) {
    return new Definition.PolicyDefined(
        from, policy.name(), policy.kind(), policy.months(), OptionalLong.of(hours));
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    for (ComponentKind kind : Catalogue.COMPONENTS) {
      parts.put(kind.partId(), kind.name());
    }
    for (FaultKind fault : Catalogue.FAULTS) {
      parts.put(fault.partId(), "Part for " + fault.path());
    }
    parts.put(Catalogue.FILTERS, "Filter set");
    parts.put(Catalogue.OIL, "Engine oil");
    return parts;
  }

  private static Set<String> suppliers() {
    Set<String> suppliers = new LinkedHashSet<>();
    Catalogue.COMPONENTS.forEach(kind -> suppliers.addAll(kind.suppliers()));
    return suppliers;
  }

  private void codeSet(long from, String version, boolean isSecond) {
    List<Code> nodes = new ArrayList<>();
    SYSTEMS.forEach(
        (code, names) -> {
          String[] both = names.split("/", 2);
          nodes.add(new Code("system", code, both[0], both[1], Optional.empty()));
        });
    for (ComponentKind kind : Catalogue.COMPONENTS) {
      for (String mode : kind.modes()) {
        nodes.add(whole(kind.path() + "/" + mode, kind.name() + " " + mode, Optional.empty()));
      }
    }
    for (FaultKind fault : Catalogue.FAULTS) {
      String path = isSecond ? fault.path() : fault.earlierPath();
      boolean isRenamed = isSecond && !fault.path().equals(fault.earlierPath());
      nodes.add(
          whole(
              path,
              fault.finding(),
              isRenamed ? Optional.of(fault.earlierPath()) : Optional.empty()));
    }
    define(
        "code-set",
        Catalogue.CODE_SET,
        from,
        new Definition.CodeSetPublished(from, version, nodes));
  }

  private static Code whole(String path, String name, Optional<String> previous) {
    return new Code("code", path, name, name, previous);
  }
}
