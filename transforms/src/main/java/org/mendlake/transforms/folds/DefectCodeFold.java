package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mendlake.events.CodeSetPublishedV1;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issue;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;
import org.mendlake.transforms.fold.Severity;
import org.mendlake.transforms.folds.Timeline.Version;

/**
 * The codes of one defect code set: every code that the set lists or that an event names, with one
 * row for each version of the set. In a version that does not list it a code is inferred.
 */
public final class DefectCodeFold implements Fold {

  @Override
  public List<Input> inputs() {
    return List.of(
        Input.entity("code-set"),
        Input.mentions("dim_defect_code", "substring_index(natural_id, ':', 1)"));
  }

  @Override
  public void fold(String codeSetId, Known known, Rows rows) {
    History history = History.of(known.events());
    Timeline<CodeSetPublishedV1> timeline =
        Timeline.of(
            history.statements(CodeSetPublishedV1.class),
            CodeSetPublishedV1::validFrom,
            set -> List.of(set.version(), set.codes()));
    Issues issues = new Issues(this, codeSetId, rows);
    issues.addAll(history.issues());
    issues.addAll(timeline.issues());

    Map<String, Instant> members = new TreeMap<>(Mentions.in(known).firstKnown());
    for (Version<CodeSetPublishedV1> version : timeline.versions()) {
      listed(codeSetId, version.payload())
          .forEach(code -> members.merge(code, version.knownAt(), DefectCodeFold::earlier));
    }
    members.forEach(
        (code, since) -> {
          if (DefectPath.of(code).isEmpty()) {
            issues.add(malformed(code, since));
          }
        });
    if (timeline.versions().isEmpty()) {
      members.forEach(
          (code, since) ->
              row(codeSetId, code, Timeline.BEGINNING, Optional.empty(), since, rows)
                  .set("is_inferred", true));
    }
    for (Version<CodeSetPublishedV1> version : timeline.versions()) {
      CodeSetNames names = new CodeSetNames(codeSetId, version.payload());
      members.forEach(
          (code, since) -> {
            Instant at = later(since, version.knownAt());
            Rows.Row row =
                row(codeSetId, code, version.validFrom(), version.validTo(), at, rows)
                    .set("code_set_version", version.payload().version());
            name(code, names, row);
          });
    }
  }

  private static List<String> listed(String codeSetId, CodeSetPublishedV1 set) {
    return set.codes().stream()
        .filter(code -> code.level().equals("code"))
        .map(code -> CodeSetNames.defectCode(codeSetId, code))
        .toList();
  }

  /** A row whose names are the codes themselves. */
  private static Rows.Row row(
      String codeSetId,
      String code,
      LocalDate validFrom,
      Optional<LocalDate> validTo,
      Instant knownAt,
      Rows rows) {
    Rows.Row row =
        rows.into("dim_defect_code")
            .set("defect_code", code)
            .set("code_set_id", codeSetId)
            .set("valid_from", validFrom)
            .set("valid_to", validTo.orElse(null))
            .set("known_at", knownAt);
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

  /** A code belongs to no event in particular, so that it has no time: the epoch stands for it. */
  private static Issue malformed(String code, Instant since) {
    return new Issue(
        "malformed_code",
        Severity.WARNING,
        "Cannot take code '"
            + code
            + "' apart: expected <code set>:<system>/<part>/<mode>; it counts as unknown system",
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        since);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
