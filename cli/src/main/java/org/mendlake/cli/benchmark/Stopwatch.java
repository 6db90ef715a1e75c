package org.mendlake.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures work of this process by the operating system's own accounts. */
final class Stopwatch {
  private static final double NANOS = 1e9;
  private static final double KILOBYTES_PER_MEGABYTE = 1024;
  private static final Path RESET = Path.of("/proc/self/clear_refs");
  private static final Path STATUS = Path.of("/proc/self/status");

  private final Path written;

  /** Counts what is written below {@code written}. */
  Stopwatch(Path written) {
    this.written = written;
  }

  /** Where the process stands at a moment. */
  record Mark(long nanos, long cpuNanos, double peakMegabytes, FolderSize size) {}

  /** The moment from which on the peak of memory counts. */
  Mark begin() throws IOException {
    if (Files.isWritable(RESET)) {
      Files.writeString(RESET, "5"); // Linux forgets the peak
    }
    return mark();
  }

  /** This moment. */
  Mark mark() throws IOException {
    return new Mark(System.nanoTime(), cpuNanos(), peakMegabytes(), FolderSize.of(written));
  }

  /** What was taken from one moment to another. */
  static Measurement between(Mark begin, Mark end, String name, long events) {
    return new Measurement(
        name,
        events,
        (end.nanos - begin.nanos) / NANOS,
        (end.cpuNanos - begin.cpuNanos) / NANOS,
        end.peakMegabytes,
        end.size.bytes() - begin.size.bytes(),
        end.size.files() - begin.size.files());
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Resident memory at its largest; where the system does not tell, the heap that is taken. */
  private static double peakMegabytes() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted()
          / KILOBYTES_PER_MEGABYTE
          / KILOBYTES_PER_MEGABYTE;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
        .map(kilobytes -> kilobytes / KILOBYTES_PER_MEGABYTE)
        .findFirst()
        .orElseThrow();
  }
}
