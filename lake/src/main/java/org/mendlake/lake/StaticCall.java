package org.mendlake.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A column computed by a static Java method over Spark's internal values. Several times faster than
 * a user-defined function, as nothing is converted on the way in or out (docs/decisions). It is
 * Catalyst's internal interface: all use of it stands here.
 */
public final class StaticCall {
  private StaticCall() {}

  /**
   * Calls {@code owner.method(constant, arguments...)}.
   *
   * @param owner public class with the public static method
   * @param result type of what the method returns as Spark holds it: {@code InternalRow} for a
   *     struct, {@code UTF8String} for a string, {@code long} microseconds for a timestamp; null
   *     becomes NULL
   * @param constant handed to each call as it is; serialised with the plan
   * @param arguments columns, in Spark's internal form; NULL arrives as null
   */
  public static Column of(
      Class<?> owner, String method, DataType result, Object constant, List<Column> arguments) {
    return call(owner, method, result, constant, arguments, Purity.FREE);
  }

  /**
   * The same for a costly method: Spark does not repeat it where several columns or a filter use
   * what it returns.
   */
  public static Column oncePerRow(
      Class<?> owner, String method, DataType result, Object constant, List<Column> arguments) {
    return call(owner, method, result, constant, arguments, Purity.ONCE);
  }

  private enum Purity {
    FREE,
    ONCE
  }

  private static Column call(
      Class<?> owner,
      String method,
      DataType result,
      Object constant,
      List<Column> arguments,
      Purity purity) {
    List<Expression> all = new ArrayList<>();
    all.add(Literal$.MODULE$.fromObject(constant, new ObjectType(constant.getClass())));
    arguments.forEach(argument -> all.add(ExpressionUtils.expression(argument)));
    return ExpressionUtils.column(
        new StaticInvoke(
            owner,
            result,
            method,
            CollectionConverters.asScala(all).toSeq(),
            CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq(),
            false,
            true,
            purity == Purity.FREE, // what claims to be pure is copied to each use
            Option.empty()));
  }
}
