package org.mendlake.ingestion.simulation.truth;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mendlake.ingestion.simulation.events.MachineEvent;
import org.mendlake.ingestion.simulation.events.MachineEvent.Built;
import org.mendlake.ingestion.simulation.events.MachineEvent.Named;
import org.mendlake.ingestion.simulation.events.MachineEvent.OwnerChanged;
import org.mendlake.ingestion.simulation.events.MachineEvent.Relocated;
import org.mendlake.ingestion.simulation.events.MachineEvent.Sold;

/** Who owns a machine, where it is and who is responsible for it, day by day. */
final class VersionTruth {
  private static final long BEGINNING = Long.MIN_VALUE;

  /** Attributes that changed on a day; the version of a day is all of them up to it. */
  private final TreeMap<Long, Map<String, String>> changes = new TreeMap<>();

  VersionTruth(Statements statements) {
    statements.first(Built.class).ifPresent(this::built);
    for (MachineEvent event : statements.payloads(MachineEvent.class)) {
      if (event instanceof Named named) {
        set(named.validFrom(), "name", named.name());
      } else if (event instanceof Sold sold) {
        set(sold.soldOn(), "customer_id", sold.customerId());
        set(sold.soldOn(), "application", sold.application());
        set(sold.soldOn(), "organisation_id", sold.organisationId());
      } else if (event instanceof OwnerChanged changed) {
        set(changed.changedOn(), "customer_id", changed.customerId());
      } else if (event instanceof Relocated moved) {
        set(moved.relocatedOn(), "site", moved.site());
        set(moved.relocatedOn(), "region", moved.region());
        moved.organisationId().ifPresent(id -> set(moved.relocatedOn(), "organisation_id", id));
      }
    }
  }

  private void built(Built built) {
    set(BEGINNING, "product_id", built.productId());
  }

  private void set(long day, String attribute, String value) {
    changes.computeIfAbsent(day, d -> new TreeMap<>()).put(attribute, value);
  }

  /** The attributes of a day; before the first day those of the first. */
  Map<String, String> on(long day) {
    Map<String, String> attributes = new TreeMap<>();
    changes.headMap(day, true).values().forEach(attributes::putAll);
    if (attributes.isEmpty() && !changes.isEmpty()) {
      attributes.putAll(changes.firstEntry().getValue());
    }
    return attributes;
  }

  /** Days in {@code (from, to)} on which something became other than it was. */
  List<Long> cuts(long from, long to) {
    TreeSet<Long> cuts = new TreeSet<>();
    for (long day : changes.keySet()) {
      if (day > from && day < to && !on(day).equals(on(day - 1))) {
        cuts.add(day);
      }
    }
    return List.copyOf(cuts);
  }
}
