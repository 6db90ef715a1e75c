package org.mendlake.ingestion.simulation.truth;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.Definition.PolicyDefined;
import org.mendlake.ingestion.simulation.reports.Report;

/** The terms of warranty policies on each day. */
final class Policies {
  private final Map<String, NavigableMap<Long, PolicyDefined>> byDay;

  /** The policies as reports of master data told them before a moment. */
  Policies(List<Report> masterData, long before) {
    byDay = Statements.of(masterData, before).byDay(PolicyDefined.class, PolicyDefined::validFrom);
  }

  /** The terms that held on a day; the first known ones hold before, too. */
  Optional<PolicyDefined> on(String policyId, long day) {
    NavigableMap<Long, PolicyDefined> versions = byDay.get(policyId);
    if (versions == null) {
      return Optional.empty();
    }
    var version = versions.floorEntry(day);
    return Optional.of(version == null ? versions.firstEntry().getValue() : version.getValue());
  }
}
