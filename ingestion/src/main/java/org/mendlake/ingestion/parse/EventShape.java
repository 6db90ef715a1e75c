package org.mendlake.ingestion.parse;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.mendlake.schema.Contract;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Field;
import org.mendlake.schema.Names;

/**
 * Columns of a parsed record: the envelope, {@code content_hash}, one struct for each entity with
 * one struct for each of its event types, and {@code rejection}. Of a valid event exactly one
 * type's struct is filled; of any other record only the rejection.
 */
public final class EventShape {
  /** Column that says why a record is no event: rule, reason, field, and its identity if known. */
  public static final String REJECTION = "rejection";

  private static final StructType REJECTION_TYPE =
      StructType.fromDDL(
          "rule STRING, reason STRING, field STRING,"
              + " event_id STRING, event_type STRING, source_system STRING");

  private EventShape() {}

  /** The struct that {@link EventColumn} returns. */
  public static StructType of(Contracts contracts) {
    StructType shape = new StructType();
    for (Field field : envelope(contracts)) {
      shape = shape.add(field.column(), DataType.fromDDL(field.type().sqlType()));
    }
    shape = shape.add("content_hash", DataTypes.StringType);
    for (Map.Entry<String, List<Contract>> entity : contracts.byEntity().entrySet()) {
      shape = shape.add(Names.tableName(entity.getKey()), types(entity.getValue()));
    }
    return shape.add(REJECTION, REJECTION_TYPE);
  }

  private static StructType types(List<Contract> contracts) {
    StructType types = new StructType();
    for (Contract contract : contracts) {
      types = types.add(contract.column(), DataType.fromDDL(contract.payload().sqlType()));
    }
    return types;
  }

  /** The envelope's fields that have a column, in order. */
  public static List<Field> envelope(Contracts contracts) {
    return EventParser.attributes(contracts.envelope()).stream()
        .filter(field -> !field.name().equals("specversion"))
        .toList();
  }
}
