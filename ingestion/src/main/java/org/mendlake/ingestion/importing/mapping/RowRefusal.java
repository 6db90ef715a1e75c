package org.mendlake.ingestion.importing.mapping;

/**
 * A row cannot become an event; the rest of the file can. Carries no stack: it is told, not traced.
 */
public final class RowRefusal extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 100;
  private final String column;
  private final String value;

  /**
   * @param column where the value stands: column of the file or field of the contract
   * @param value the value as it stands in the file
   * @param reason one sentence that says what was expected
   */
  public RowRefusal(String column, String value, String reason) {
    super(reason, null, false, false);
    this.column = column;
    this.value = shown(value);
  }

  public String column() {
    return column;
  }

  public String value() {
    return value;
  }

  /** The first 100 characters of a value, marked when there is more. */
  public static String shown(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
  }
}
