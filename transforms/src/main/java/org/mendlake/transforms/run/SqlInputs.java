package org.mendlake.transforms.run;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.mendlake.schema.Tables;

/** Finds the declared tables that a SELECT reads, by parsing it. */
final class SqlInputs {
  private SqlInputs() {}

  static Set<String> of(String sql, Tables tables) {
    ParserInterface parser = CatalystSqlParser$.MODULE$;
    Set<String> found = new TreeSet<>();
    try {
      visit(parser.parsePlan(sql), tables, found);
    } catch (ParseException e) {
      throw new IllegalArgumentException("Cannot parse the SELECT: " + e.getMessage(), e);
    }
    return found;
  }

  private static void visit(LogicalPlan plan, Tables tables, Set<String> found) {
    if (plan instanceof UnresolvedRelation relation) {
      String name = relation.tableName();
      if (tables.find(name).isPresent()) {
        found.add(name);
      }
    }
    each(plan.children(), tables, found);
    each(plan.innerChildren(), tables, found);
    each(plan.subqueries(), tables, found);
  }

  private static void each(scala.collection.Iterable<?> plans, Tables tables, Set<String> found) {
    scala.collection.Iterator<?> iterator = plans.iterator();
    while (iterator.hasNext()) {
      if (iterator.next() instanceof LogicalPlan plan) {
        visit(plan, tables, found);
      }
    }
  }
}
