package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Tables;

/** What the lake says of the fleet, in the form in which {@code star.py} says it. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableStore tables;

  Answers(TableStore tables) {
    this.tables = tables;
  }

  JsonNode all() {
    ObjectNode answers = JSON.createObjectNode();
    answers.put("visits", table("fct_repair_visit").count());
    answers.put("lines", table("fct_repair_line").count());
    answers.put("defects", table("fct_defect").count());
    Dataset<Row> lives = table("fct_machine_life");
    answers.put("machines", lives.count());
    answers.put("machines_in_service", lives.where("in_service_on IS NOT NULL").count());
    answers.set("repair_cost", byCurrency(table("fct_repair_line"), "cost_amount"));
    Dataset<Row> claims = table("fct_warranty_claim").where("known_to IS NULL");
    answers.put("claims", claims.count());
    for (String amount : new String[] {"claimed_amount", "approved_amount", "paid_amount"}) {
      answers.set(amount, byCurrency(claims, amount));
    }
    answers.set("r1000", failureRates());
    return answers;
  }

  private ObjectNode byCurrency(Dataset<Row> rows, String amount) {
    ObjectNode sums = JSON.createObjectNode();
    for (Row row :
        rows.where(amount + " IS NOT NULL")
            .groupBy("currency")
            .agg(org.apache.spark.sql.functions.sum(amount))
            .orderBy("currency")
            .collectAsList()) {
      BigDecimal sum = row.getDecimal(1);
      sums.put(row.getString(0), sum.toPlainString());
    }
    return sums;
  }

  /** Months in service, units exposed in them, their failures, units too young to count. */
  private ArrayNode failureRates() {
    ArrayNode rates = JSON.createArrayNode();
    for (Row row :
        table("failure_rate_by_months_in_service")
            .where("scope = 'fleet'")
            .select("months_in_service", "exposed_units", "failures", "immature_units")
            .orderBy("months_in_service")
            .collectAsList()) {
      rates
          .addArray()
          .add(row.getInt(0))
          .add(row.getDecimal(1).setScale(3, RoundingMode.HALF_EVEN).toPlainString())
          .add(row.getLong(2))
          .add(row.getLong(3));
    }
    return rates;
  }

  private Dataset<Row> table(String name) {
    return tables.read(Tables.declared().named(name));
  }
}
