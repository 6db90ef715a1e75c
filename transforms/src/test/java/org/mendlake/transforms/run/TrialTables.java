package org.mendlake.transforms.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Tables;

/**
 * Two of the project's dimensions and what the runner needs, with two tables of {@link TrialFold}
 * that use what declarations can ask of the runner.
 */
final class TrialTables {
  static final TableDeclarations DECLARATIONS = () -> Holder.TABLES;

  private static final Pattern KEPT =
      Pattern.compile("gold/(?:dim_\\w+|member_mention|fct_data_issue|restatement\\w*)\\.yaml");
  private static final Set<String> USED =
      Set.of(
          "dim_machine",
          "dim_organisation",
          "member_mention",
          "fct_data_issue",
          "restatement",
          "restatement_cause",
          "fct_trial_age",
          "fct_trial_stated");
  private static final String AGE =
      """
      kind: accumulating
      fold: org.mendlake.transforms.run.TrialFold
      open_while: age_days < 30
      grain: one visit
      key: [visit_id]
      owner: tests
      description: {en: How old visits are., zh: 维修的天数。}
      columns:
        visit_id: {type: string, en: Id., zh: 标识。}
        age_days: {type: int, unit: days, en: "Days up to the knowledge date, 30 at most.", zh: 天数。}
      """;
  private static final String STATED =
      """
      kind: transaction
      fold: org.mendlake.transforms.run.TrialFold
      versions: known
      grain: one visit and period of knowledge
      key: [visit_id]
      owner: tests
      description: {en: What was known of visits., zh: 已知的维修。}
      columns:
        visit_id: {type: string, en: Id., zh: 标识。}
        visit_date: {type: date, en: Day., zh: 日期。}
        machine_id: {type: string, en: Machine., zh: 机器。}
        organisation_id: {type: string, nullable: true, en: Who; NULL when not told., zh: 组织。}
        organisation_name: {type: string, nullable: true, en: Its name; NULL when not told., zh: 名称。}
      references:
        machine: {dim: dim_machine, by: machine_id, at: visit_date}
        organisation: {dim: dim_organisation, by: organisation_id, at: visit_date,
                       carry: {organisation_name: name}}
      """;

  private TrialTables() {}

  private static final class Holder {
    static final Tables TABLES =
        new Tables(
            Tables.of(Contracts.declared(), files()).all().stream()
                .filter(table -> table.layer() == Layer.SILVER || USED.contains(table.name()))
                .toList());
  }

  private static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    Path folder = Path.of(System.getProperty("mendlake.root"), "warehouse-schema/tables");
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (KEPT.matcher(path).matches()) {
          files.put(path, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the declarations in " + folder, e);
    }
    files.put("gold/fct_trial_age.yaml", AGE);
    files.put("gold/fct_trial_stated.yaml", STATED);
    return files;
  }
}
