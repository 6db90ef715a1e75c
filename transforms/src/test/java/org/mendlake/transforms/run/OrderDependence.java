package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;

/** Finds the aggregates of an analysed SELECT whose result depends on the order of rows. */
final class OrderDependence {
  private static final Set<String> SKETCHES_AND_PICKS =
      Set.of(
          "ApproximatePercentile",
          "HyperLogLogPlusPlus",
          "HllSketchAgg",
          "CollectList",
          "First",
          "Last",
          "ListAgg");

  private OrderDependence() {}

  static List<String> in(LogicalPlan plan) {
    List<String> found = new ArrayList<>();
    visit(plan, found);
    return found;
  }

  private static void visit(Object node, List<String> found) {
    if (node instanceof LogicalPlan plan) {
      each(plan.expressions(), found);
      each(plan.children(), found);
      each(plan.innerChildren(), found);
      each(plan.subqueries(), found);
    } else if (node instanceof Expression expression) {
      if (expression instanceof AggregateFunction function && isOrdered(function)) {
        found.add(function.toString());
      }
      each(expression.children(), found);
    }
  }

  private static void each(scala.collection.Iterable<?> nodes, List<String> found) {
    scala.collection.Iterator<?> iterator = nodes.iterator();
    while (iterator.hasNext()) {
      visit(iterator.next(), found);
    }
  }

  private static boolean isOrdered(AggregateFunction function) {
    boolean isFloating =
        function.dataType() instanceof DoubleType || function.dataType() instanceof FloatType;
    boolean isExactOnFloats = Set.of("Max", "Min").contains(function.getClass().getSimpleName());
    return (isFloating && !isExactOnFloats)
        || SKETCHES_AND_PICKS.contains(function.getClass().getSimpleName());
  }
}
