package org.mendlake.ingestion.producing;

/** A record could not be stored in Kafka. */
public final class SendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says what could not be sent, why and what to do. */
  public SendException(String message, Throwable cause) {
    super(message, cause);
  }
}
