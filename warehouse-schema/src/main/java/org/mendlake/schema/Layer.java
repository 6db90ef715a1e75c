package org.mendlake.schema;

import java.util.Locale;

/** Layer of the warehouse; each is a schema in Trino and a folder of the lake. */
public enum Layer {
  BRONZE,
  SILVER,
  GOLD,
  MARTS;

  /** Name of the schema and of the folder. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
