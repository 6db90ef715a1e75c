package org.mendlake.ingestion.simulation.world;

/**
 * Something that fails without a tracked component being replaced.
 *
 * @param path system, part and mode as the second version of the code set has them
 * @param earlierMode the mode as the first version has it
 * @param finding in words
 * @param partId part that repairs it
 * @param price of the part in hundredths of a yuan
 * @param weight how often, against the others
 * @param severity 1 cosmetic to 5 safety
 */
public record FaultKind(
    String path,
    String earlierMode,
    String finding,
    String partId,
    long price,
    double weight,
    int severity) {

  /** The path in the first version of the code set. */
  public String earlierPath() {
    return path.substring(0, path.lastIndexOf('/') + 1) + earlierMode;
  }
}
