package org.mendlake.lake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionDef;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionId;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionRef;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedMutableProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.With;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** SQL expressions over rows that are at hand, evaluated by Spark's own code without a job. */
public final class BoundExpressions implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Seq<Expression> expressions;
  private final Seq<Attribute> columns;
  private transient InterpretedMutableProjection projection;

  private BoundExpressions(Seq<Expression> expressions, Seq<Attribute> columns) {
    this.expressions = expressions;
    this.columns = columns;
  }

  /**
   * Resolves expressions over the columns of rows.
   *
   * @param sql one expression each, without aggregates or windows
   */
  public static BoundExpressions of(SparkSession spark, StructType shape, List<String> sql) {
    Column[] columns = new Column[sql.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = functions.expr(sql.get(i)).as("_" + i);
    }
    Dataset<Row> none = InternalPartitions.of(spark, List.of(), shape);
    LogicalPlan analyzed =
        ((org.apache.spark.sql.classic.Dataset<Row>) none.select(columns))
            .queryExecution()
            .analyzed();
    Project project = (Project) ReplaceExpressions$.MODULE$.apply(analyzed);
    List<Expression> expressions =
        CollectionConverters.asJava(project.projectList()).stream()
            .map(Expression.class::cast)
            .map(expression -> withCommonParts(expression, Map.of()))
            .toList();
    return new BoundExpressions(
        CollectionConverters.asScala(expressions).toSeq(), project.child().output());
  }

  /** Puts the parts that an expression names once in their places, as the optimizer would. */
  private static Expression withCommonParts(
      Expression expression, Map<CommonExpressionId, Expression> parts) {
    if (expression instanceof CommonExpressionRef named) {
      return parts.get(named.id());
    } else if (expression instanceof With with) {
      Map<CommonExpressionId, Expression> known = new HashMap<>(parts);
      for (CommonExpressionDef part : CollectionConverters.asJava(with.defs())) {
        known.put(part.id(), withCommonParts(part.child(), parts));
      }
      return withCommonParts(with.child(), known);
    }
    List<Expression> children =
        CollectionConverters.asJava(expression.children()).stream()
            .map(child -> withCommonParts(child, parts))
            .toList();
    return expression.withNewChildren(CollectionConverters.asScala(children).toSeq());
  }

  /** The values of all expressions over a row, in Spark's internal form; null where NULL. */
  public Object[] values(InternalRow row) {
    if (projection == null) {
      projection = new InterpretedMutableProjection(expressions, columns);
    }
    return ((GenericInternalRow) projection.apply(row)).values().clone();
  }

  /**
   * The same as generated code, worth its while over many rows: gives a row of the values, which
   * holds until the next one is asked for.
   */
  public UnsafeProjection compiled() {
    return UnsafeProjection.create(expressions, columns);
  }
}
