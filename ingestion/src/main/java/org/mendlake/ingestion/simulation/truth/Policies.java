package org.mendlake.ingestion.simulation.truth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mendlake.ingestion.simulation.events.Definition.PolicyDefined;
import org.mendlake.ingestion.simulation.reports.Report;
import org.mendlake.ingestion.simulation.reports.Report.Held;

/** The terms of warranty policies on each day. */
final class Policies {
  private final Map<String, TreeMap<Long, PolicyDefined>> byDay = new HashMap<>();

  /** The policies as reports of master data told them before a moment. */
  Policies(List<Report> masterData, long before) {
    for (Held held : Statements.of(masterData, before).of(PolicyDefined.class)) {
      PolicyDefined policy = (PolicyDefined) held.payload();
      byDay
          .computeIfAbsent(held.report().subject().key(), id -> new TreeMap<>())
          .put(policy.validFrom(), policy);
    }
  }

  /** The terms that held on a day; the first known ones hold before, too. */
  Optional<PolicyDefined> on(String policyId, long day) {
    TreeMap<Long, PolicyDefined> versions = byDay.get(policyId);
    if (versions == null) {
      return Optional.empty();
    }
    var version = versions.floorEntry(day);
    return Optional.of(version == null ? versions.firstEntry().getValue() : version.getValue());
  }
}
