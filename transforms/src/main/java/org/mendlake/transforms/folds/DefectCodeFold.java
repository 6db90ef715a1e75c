package org.mendlake.transforms.folds;

import static org.mendlake.transforms.folds.Timeline.later;

import java.time.Instant;
import java.util.ArrayList;
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
 * The codes of one defect code set: every code that the set lists or continues or that an event
 * names, with one row for each version of the set, and how codes go on from version to version. In
 * a version that does not list it a code is inferred.
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

    List<CodeSetNames> names = new ArrayList<>();
    for (Version<CodeSetPublishedV1> version : timeline.versions()) {
      names.add(new CodeSetNames(codeSetId, version.payload()));
    }
    CodeSuccession succession = new CodeSuccession(codeSetId, names);
    Map<String, Instant> members = members(codeSetId, known, timeline.versions(), succession);
    members.forEach(
        (code, since) -> {
          if (DefectPath.of(code).isEmpty()) {
            issues.add(malformed(code, since));
          }
        });
    DefectCodeRows codes = new DefectCodeRows(codeSetId, members, rows);
    if (timeline.versions().isEmpty()) {
      codes.writeUnpublished();
    }
    for (int i = 0; i < names.size(); i++) {
      codes.write(timeline.versions().get(i), names.get(i), succession, i);
    }
    for (int i = 0; i + 1 < names.size(); i++) {
      codes.writeSteps(timeline.versions().get(i), timeline.versions().get(i + 1), succession, i);
    }
  }

  /** Every code that a version lists or continues or an event names, with when it was known. */
  private static Map<String, Instant> members(
      String codeSetId,
      Known known,
      List<Version<CodeSetPublishedV1>> versions,
      CodeSuccession succession) {
    Map<String, Instant> members = new TreeMap<>(Mentions.in(known).firstKnown());
    for (Version<CodeSetPublishedV1> version : versions) {
      for (CodeSetPublishedV1.Code code : version.payload().codes()) {
        if (code.level().equals("code")) {
          members.merge(
              CodeSetNames.defectCode(codeSetId, code.code()),
              version.knownAt(),
              Timeline::earlier);
        }
      }
    }
    for (int i = 0; i + 1 < versions.size(); i++) {
      Instant published = versions.get(i + 1).knownAt();
      for (Map.Entry<String, Instant> member : new TreeMap<>(members).entrySet()) {
        Instant since = later(member.getValue(), published);
        for (String next : succession.next(member.getKey(), i)) {
          members.merge(next, since, Timeline::earlier);
        }
      }
    }
    return members;
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
}
