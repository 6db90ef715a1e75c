package org.mendlake.cli.stack;

import java.util.Locale;

/** The servers of the local stack, in the order in which they start. */
public enum ServerName {
  /** The broker that carries the events. */
  KAFKA("Kafka"),
  /** The engine that answers SQL. */
  TRINO("Trino"),
  /** The dashboards. */
  SUPERSET("Superset");

  private final String title;

  ServerName(String title) {
    this.title = title;
  }

  /** As people write it. */
  public String title() {
    return title;
  }

  /** As files and options write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
