package org.mendlake.cli.benchmark;

/**
 * What a piece of work took.
 *
 * @param name of the work, such as {@code bronze}
 * @param events events that went through it
 * @param seconds by the clock
 * @param cpuSeconds of all threads of its process
 * @param peakMemoryMb largest resident memory of its process while it ran
 * @param bytesWritten by which the lake grew
 * @param files by which the lake grew
 */
public record Measurement(
    String name,
    long events,
    double seconds,
    double cpuSeconds,
    double peakMemoryMb,
    long bytesWritten,
    long files) {

  /** Events through it in a second. */
  public double eventsPerSecond() {
    return events / seconds;
  }

  /** Two pieces of work, one after the other, on the same events. */
  Measurement then(String whole, Measurement next) {
    return new Measurement(
        whole,
        events,
        seconds + next.seconds,
        cpuSeconds + next.cpuSeconds,
        Math.max(peakMemoryMb, next.peakMemoryMb),
        bytesWritten + next.bytesWritten,
        files + next.files);
  }
}
