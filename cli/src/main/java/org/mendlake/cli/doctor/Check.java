package org.mendlake.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param state how it is
 * @param subject what was looked at, for example {@code Port 9092}
 * @param finding what was found, in words
 * @param remedy what to do about it; empty when nothing is to be done
 */
public record Check(State state, String subject, String finding, String remedy) {

  /** How bad it is. */
  public enum State {
    /** As it should be. */
    OK,
    /** Mendlake runs, but something is left out or fetched first. */
    NOTE,
    /** Mendlake does not run like this. */
    MISSING
  }

  static Check ok(String subject, String finding) {
    return new Check(State.OK, subject, finding, "");
  }

  static Check note(String subject, String finding, String remedy) {
    return new Check(State.NOTE, subject, finding, remedy);
  }

  static Check missing(String subject, String finding, String remedy) {
    return new Check(State.MISSING, subject, finding, remedy);
  }
}
