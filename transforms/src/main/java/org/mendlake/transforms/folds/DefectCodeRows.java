package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mendlake.events.CodeSetPublishedV1;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.folds.CodeSuccession.Current;
import org.mendlake.transforms.folds.Timeline.Version;

/** Writes the codes of one set by version. */
final class DefectCodeRows {
  private final String codeSetId;
  private final Map<String, Instant> members;
  private final Rows rows;

  /**
   * Rows of one set.
   *
   * @param members its codes, with the time each was first known
   */
  DefectCodeRows(String codeSetId, Map<String, Instant> members, Rows rows) {
    this.codeSetId = codeSetId;
    this.members = members;
    this.rows = rows;
  }

  /** Writes the codes of a set of which no version was published. */
  void writeUnpublished() {
    members.forEach(
        (code, since) ->
            row(code, Timeline.BEGINNING, Optional.empty())
                .set("current_code", code)
                .set("current_code_reason", "same")
                .set("is_inferred", true)
                .set("known_at", since));
  }

  /** Writes the codes of one version. */
  void write(
      Version<CodeSetPublishedV1> version,
      CodeSetNames names,
      CodeSuccession succession,
      int number) {
    members.forEach(
        (code, since) -> {
          Current current = succession.current(code, number);
          Rows.Row row =
              row(code, version.validFrom(), version.validTo())
                  .set("code_set_version", version.payload().version())
                  .set("current_code", current.code().orElse(null))
                  .set("current_code_reason", current.reason())
                  .set("known_at", later(since, version.knownAt()));
          name(code, names, row);
        });
  }

  /** A row whose names are the codes themselves. */
  private Rows.Row row(String code, LocalDate validFrom, Optional<LocalDate> validTo) {
    Rows.Row row =
        rows.into("dim_defect_code")
            .set("defect_code", code)
            .set("code_set_id", codeSetId)
            .set("valid_from", validFrom)
            .set("valid_to", validTo.orElse(null));
    DefectPath.of(code)
        .ifPresent(
            path ->
                path.levels()
                    .forEach((level, value) -> row.set(level, value).set(level + "_name", value)));
    return row;
  }

  private static void name(String code, CodeSetNames names, Rows.Row row) {
    Optional<DefectPath> path = DefectPath.of(code);
    row.set("is_inferred", !names.defines(code, path));
    names.whole(code).ifPresent(node -> row.set("previous_code", node.previousCode()));
    path.ifPresent(
        p ->
            p.levels()
                .forEach(
                    (level, value) ->
                        names
                            .node(level, value)
                            .ifPresent(node -> row.set(level + "_name", node.name()))));
    path.map(p -> p.levels().get("system"))
        .flatMap(system -> names.node("system", system))
        .ifPresent(node -> row.set("system_name_zh", node.nameZh()));
  }

  /** Writes how each code of a version goes on in the next one. */
  void writeSteps(
      Version<CodeSetPublishedV1> version,
      Version<CodeSetPublishedV1> following,
      CodeSuccession succession,
      int number) {
    members.forEach(
        (code, since) -> {
          Set<String> next = succession.next(code, number);
          for (String one : next) {
            rows.into("bridge_defect_code")
                .set("defect_code", code)
                .set("code_set_id", codeSetId)
                .set("valid_from", version.validFrom())
                .set("code_set_version", version.payload().version())
                .set("next_code", one)
                .set("next_version", following.payload().version())
                .set("successor_count", next.size())
                .set("known_at", later(since, later(version.knownAt(), following.knownAt())));
          }
        });
  }
}
