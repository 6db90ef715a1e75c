package org.mendlake.cli.kills;

import java.util.Set;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Tables;
import org.mendlake.transforms.run.TableDeclarations;

/** All of bronze and silver, two families of facts with what they refer to, and no mart. */
final class FewTables {
  static final Set<String> FACTS =
      Set.of("fct_meter_reading", "fct_meter_month", "fct_service_case");
  static final TableDeclarations DECLARATIONS = FewTables::tables;

  private static final Set<String> BESIDE =
      Set.of(
          "dim_customer",
          "dim_date",
          "dim_machine",
          "dim_organisation",
          "member_mention",
          "fct_data_issue",
          "restatement",
          "restatement_cause");

  private FewTables() {}

  private static Tables tables() {
    return Holder.TABLES;
  }

  private static final class Holder {
    static final Tables TABLES =
        new Tables(
            Tables.declared().all().stream()
                .filter(
                    table ->
                        table.layer() == Layer.BRONZE
                            || table.layer() == Layer.SILVER
                            || FACTS.contains(table.name())
                            || BESIDE.contains(table.name()))
                .toList());
  }
}
