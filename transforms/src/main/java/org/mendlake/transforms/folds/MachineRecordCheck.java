package org.mendlake.transforms.folds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Severity;

/** Holds the visits, claims and life of one machine against each other. */
final class MachineRecordCheck {
  private final Known known;
  private final List<Map<String, Object>> visits;
  private final List<Map<String, Object>> claims;
  private final Issues issues;

  /**
   * A check of one machine.
   *
   * @param visits its visits by day, time and id
   */
  MachineRecordCheck(Known known, List<Map<String, Object>> visits, Issues issues) {
    this.known = known;
    this.visits = visits;
    this.claims = new ArrayList<>(known.rows("fct_warranty_claim"));
    this.claims.sort(Comparator.comparing(claim -> (String) claim.get("claim_line_id")));
    this.issues = issues;
  }

  void check() {
    unknownSerial();
    MachineLife.in(known).ifPresent(this::visitsOutsideItsLife);
    overlappingVisits();
    claimsWithoutVisit();
  }

  private void unknownSerial() {
    int records = visits.size() + claims.size();
    boolean isKnown = false;
    for (Map<String, Object> version : known.rows("dim_machine")) {
      isKnown |= !(Boolean) version.get("is_inferred");
    }
    if (records > 0 && !isKnown) {
      Map<String, Object> first = visits.isEmpty() ? claims.get(0) : visits.get(0);
      issues.add(
          issue(
              "unknown_serial",
              Severity.WARNING,
              "The machine was neither built nor defined as far as known, but visited "
                  + visits.size()
                  + " and claimed for "
                  + claims.size()
                  + " times",
              first));
    }
  }

  private void visitsOutsideItsLife(MachineLife life) {
    for (Map<String, Object> visit : visits) {
      LocalDate day = (LocalDate) visit.get("visit_date");
      Optional<LocalDate> built = life.builtOn().filter(day::isBefore);
      Optional<LocalDate> left = life.leftOn().filter(end -> !day.isBefore(end));
      built.ifPresent(
          on ->
              issues.add(
                  issue(
                      "visit_before_build",
                      Severity.ERROR,
                      "Visit " + visit.get("visit_id") + " was before the build on " + on,
                      visit)));
      left.ifPresent(
          on ->
              issues.add(
                  issue(
                      "visit_after_end",
                      Severity.WARNING,
                      "Visit " + visit.get("visit_id") + " was after the machine left on " + on,
                      visit)));
    }
  }

  private void overlappingVisits() {
    List<Map<String, Object>> begun = new ArrayList<>();
    for (Map<String, Object> visit : visits) {
      if (visit.get("started_at") != null) {
        begun.add(visit);
      }
    }
    begun.sort(
        Comparator.<Map<String, Object>, Instant>comparing(v -> (Instant) v.get("started_at"))
            .thenComparing(v -> (String) v.get("visit_id")));
    Map<String, Object> longest = null;
    for (Map<String, Object> visit : begun) {
      if (longest != null && started(visit).isBefore(completed(longest))) {
        issues.add(
            issue(
                "overlapping_visits",
                Severity.WARNING,
                "Visit "
                    + visit.get("visit_id")
                    + " began before visit "
                    + longest.get("visit_id")
                    + " was completed",
                visit));
      }
      if (longest == null || completed(visit).isAfter(completed(longest))) {
        longest = visit;
      }
    }
  }

  private static Instant started(Map<String, Object> visit) {
    return (Instant) visit.get("started_at");
  }

  private static Instant completed(Map<String, Object> visit) {
    return (Instant) visit.get("occurred_at");
  }

  private void claimsWithoutVisit() {
    Set<Object> known = new HashSet<>();
    for (Map<String, Object> visit : visits) {
      known.add(visit.get("visit_id"));
    }
    for (Map<String, Object> claim : claims) {
      Object visit = claim.get("visit_id");
      if (!known.contains(visit)) {
        issues.add(
            issue(
                "claim_without_visit",
                Severity.WARNING,
                "Claim line "
                    + claim.get("claim_line_id")
                    + (visit == null
                        ? " names no visit"
                        : " names visit " + visit + ", which this machine has not had"),
                claim));
      }
    }
  }

  /** An issue of a visit, or of a claim line, which is no single event's. */
  private static Issue issue(
      String rule, Severity severity, String detail, Map<String, Object> row) {
    return new Issue(
        rule,
        severity,
        detail,
        row.containsKey("event_id")
            ? Optional.ofNullable((String) row.get("event_id"))
            : Optional.empty(),
        Optional.ofNullable((String) row.get("source_system")),
        (Instant) row.get("occurred_at"),
        (Instant) row.get("known_at"));
  }
}
