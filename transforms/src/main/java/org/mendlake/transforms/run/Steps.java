package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.List;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Finds every step that the declarations ask for; there is no list to keep. */
final class Steps {
  private final TableDeclarations declarations;
  private final Tables tables;
  private final MartSources marts;

  Steps(TableDeclarations declarations, MartSources marts) {
    this.declarations = declarations;
    this.tables = declarations.tables();
    this.marts = marts;
  }

  List<Step> all() {
    List<Step> steps = new ArrayList<>();
    steps.add(new MentionStep(Contracts.declared(), tables));
    for (String fold : Folds.declared(tables)) {
      steps.add(new FoldStep(Folds.named(fold), declarations));
    }
    for (Table table : tables.of(Layer.GOLD)) {
      Folds.generated(table).ifPresent(g -> steps.add(new GeneratedStep(table, g, tables)));
    }
    for (Table mart : tables.of(Layer.MARTS)) {
      steps.add(mart(mart));
    }
    return steps;
  }

  private Step mart(Table mart) {
    return marts
        .of(mart.name())
        .<Step>map(source -> new MartStep(mart, source, declarations))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot build "
                        + mart.qualifiedName()
                        + ": no SELECT in sql/marts/"
                        + mart.name()
                        + ".sql"));
  }
}
