package org.mendlake.transforms.run;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Binds the parameter of a SELECT. Spark's own binding does not reach the statement when Delta's
 * parser stands in front, as it does with Spark 4.2 and Delta 4.4.
 */
final class NamedParameters {
  private static final Pattern KNOWLEDGE_DATE = Pattern.compile(":knowledge_date\\b");

  private NamedParameters() {}

  /** The SELECT with {@code :knowledge_date} bound to a day. */
  static String bind(String sql, LocalDate knowledgeDate) {
    return KNOWLEDGE_DATE.matcher(sql).replaceAll("DATE'" + knowledgeDate + "'");
  }

  /** Whether the rows of a SELECT may change with the day. */
  static boolean isBoundToTheDay(String sql) {
    return KNOWLEDGE_DATE.matcher(sql).find();
  }
}
