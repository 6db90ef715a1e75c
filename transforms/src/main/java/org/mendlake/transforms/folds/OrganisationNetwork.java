package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;

/** The organisations with their versions, and the line of ancestors of each over time. */
final class OrganisationNetwork {
  private final Map<String, List<Version>> byId = new TreeMap<>();

  /** A version of one organisation; an open end is {@link LocalDate#MAX}. */
  private record Version(
      String id,
      LocalDate from,
      LocalDate to,
      Optional<String> level,
      Optional<String> parentId,
      Instant knownAt) {

    static Version of(Map<String, Object> row) {
      LocalDate to = (LocalDate) row.get("valid_to");
      return new Version(
          (String) row.get("organisation_id"),
          (LocalDate) row.get("valid_from"),
          to == null ? LocalDate.MAX : to,
          Optional.ofNullable((String) row.get("level")),
          Optional.ofNullable((String) row.get("parent_id")),
          (Instant) row.get("known_at"));
    }
  }

  /**
   * A line of ancestors, nearest first, in a period in which none of its members changed.
   *
   * @param isCut whether the next one would come twice
   */
  private record Line(LocalDate from, LocalDate to, List<Version> members, boolean isCut) {
    Line {
      members = List.copyOf(members);
    }

    boolean saysTheSameAs(Line other) {
      if (members.size() != other.members().size()) {
        return false;
      }
      for (int i = 0; i < members.size(); i++) {
        Version one = members.get(i);
        Version two = other.members().get(i);
        if (!one.id().equals(two.id()) || !one.level().equals(two.level())) {
          return false;
        }
      }
      return true;
    }

    Instant knownAt() {
      Instant known = Instant.MIN;
      for (Version member : members) {
        known = later(known, member.knownAt());
      }
      return known;
    }
  }

  private OrganisationNetwork() {}

  /** The network that rows of {@code dim_organisation}, in any order, tell of. */
  static OrganisationNetwork of(List<Map<String, Object>> rows) {
    OrganisationNetwork network = new OrganisationNetwork();
    for (Map<String, Object> row : rows) {
      Version version = Version.of(row);
      network.byId.computeIfAbsent(version.id(), id -> new ArrayList<>()).add(version);
    }
    return network;
  }

  /** Writes the ancestors of every organisation. */
  void write(String networkId, Issues issues, Rows rows) {
    for (String organisation : byId.keySet()) {
      List<Line> lines = lines(organisation);
      int first = 0;
      for (int i = 1; i <= lines.size(); i++) {
        if (i == lines.size() || !lines.get(i).saysTheSameAs(lines.get(first))) {
          write(networkId, organisation, lines.subList(first, i), rows);
          first = i;
        }
      }
      lines.stream()
          .filter(Line::isCut)
          .findFirst()
          .ifPresent(line -> issues.add(circle(organisation, line)));
    }
  }

  private List<Line> lines(String organisation) {
    List<Line> lines = new ArrayList<>();
    LocalDate day = Timeline.BEGINNING;
    while (day.isBefore(LocalDate.MAX)) {
      Line line = lineOn(organisation, day);
      lines.add(line);
      day = line.to();
    }
    return lines;
  }

  private Line lineOn(String organisation, LocalDate day) {
    List<Version> members = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    LocalDate to = LocalDate.MAX;
    Optional<Version> next = versionOn(organisation, day);
    while (next.isPresent() && seen.add(next.get().id())) {
      members.add(next.get());
      to = next.get().to().isBefore(to) ? next.get().to() : to;
      next = next.get().parentId().flatMap(parent -> versionOn(parent, day));
    }
    return new Line(day, to, members, next.isPresent());
  }

  private Optional<Version> versionOn(String organisation, LocalDate day) {
    for (Version version : byId.getOrDefault(organisation, List.of())) {
      if (!version.from().isAfter(day) && day.isBefore(version.to())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** Writes neighbouring periods in which the line was the same as one. */
  private static void write(String networkId, String organisation, List<Line> same, Rows rows) {
    Line line = same.get(0);
    LocalDate to = same.get(same.size() - 1).to();
    Instant known = Instant.MIN;
    for (Line period : same) {
      known = later(known, period.knownAt());
    }
    Set<String> levels = new HashSet<>();
    for (int distance = 0; distance < line.members().size(); distance++) {
      Version ancestor = line.members().get(distance);
      rows.into("bridge_organisation")
          .set("network_id", networkId)
          .set("organisation_id", organisation)
          .set("ancestor_id", ancestor.id())
          .set("ancestor_level", ancestor.level().orElse(null))
          .set("distance", distance)
          .set("is_nearest", ancestor.level().filter(levels::add).isPresent())
          .set("valid_from", line.from())
          .set("valid_to", to.equals(LocalDate.MAX) ? null : to)
          .set("known_at", known);
    }
  }

  private static Issue circle(String organisation, Line line) {
    return new Issue(
        "organisation_circle",
        Severity.ERROR,
        "Organisation "
            + organisation
            + " reports to itself over "
            + line.members().stream().map(Version::id).toList()
            + "; the line is cut there",
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        line.knownAt());
  }
}
