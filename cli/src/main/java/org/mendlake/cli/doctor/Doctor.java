package org.mendlake.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mendlake.cli.configuration.Configuration;
import org.mendlake.cli.stack.JavaHome;
import org.mendlake.cli.stack.Listener;
import org.mendlake.cli.stack.LocalStack;
import org.mendlake.cli.stack.NoProgress;
import org.mendlake.cli.stack.Python;
import org.mendlake.cli.stack.TrinoJava;

/** Looks at what Mendlake needs of a machine, without changing anything but its own empty home. */
public final class Doctor {
  private static final long GIGABYTE = 1L << 30;
  private static final long DISK_NEEDED = 8 * GIGABYTE;
  private static final long MEMORY_NEEDED = 8 * GIGABYTE;

  private final Configuration configuration;

  /** Looks with these ports and folders. */
  public Doctor(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Everything that was looked at, in the order in which it is needed. */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.ok(
            "Java",
            "%s in %s"
                .formatted(System.getProperty("java.version"), System.getProperty("java.home"))));
    checks.add(python());
    checks.add(javaForTrino());
    checks.add(browser());
    checks.add(home());
    checks.add(disk());
    checks.add(memory());
    configuration.ports().forEach((key, port) -> checks.add(port(key, port)));
    return checks;
  }

  private static Check python() {
    return Python.installed()
        .map(found -> Check.ok("Python", found.toString()))
        .orElseGet(
            () ->
                Check.missing(
                    "Python", "not found", "Debian: apt-get install python3 python3-venv."));
  }

  private static Check javaForTrino() {
    return JavaHome.installed(TrinoJava.OLDEST)
        .map(found -> Check.ok("Java for Trino", found.major() + " in " + found.folder()))
        .orElseGet(
            () ->
                Check.note(
                    "Java for Trino",
                    "no Java %d or later found".formatted(TrinoJava.OLDEST),
                    "Nothing: ./mendlake up fetches one (40-100 MB). Or set JAVA_HOME to one."));
  }

  private static Check browser() {
    return Chromium.installed()
        .map(path -> Check.ok("Chromium", path.toString()))
        .orElseGet(
            () -> Check.note("Chromium", "not found; only browser tests need it", Chromium.REMEDY));
  }

  private Check home() {
    Path home = configuration.installation().home();
    try {
      Files.createDirectories(home);
      Files.delete(Files.createTempFile(home, "doctor", ".tmp"));
      return Check.ok("Home", home.toString());
    } catch (IOException refused) {
      return Check.missing(
          "Home",
          "cannot write in " + home,
          "Set MENDLAKE_HOME to a folder that you may write in.");
    }
  }

  private Check disk() {
    Path nearest = configuration.installation().home();
    while (!Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    try {
      long free = Files.getFileStore(nearest).getUsableSpace();
      String finding = "%d GB free".formatted(free / GIGABYTE);
      return free >= DISK_NEEDED
          ? Check.ok("Disk", finding)
          : Check.missing(
              "Disk",
              finding,
              "Free %d GB, or set MENDLAKE_HOME to a folder on another disk."
                  .formatted(DISK_NEEDED / GIGABYTE));
    } catch (IOException unknown) {
      return Check.note("Disk", "its free space is unknown", "Look yourself.");
    }
  }

  private static Check memory() {
    long total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    String finding = "%.1f GB".formatted((double) total / GIGABYTE);
    return total >= MEMORY_NEEDED
        ? Check.ok("Memory", finding)
        : Check.note(
            "Memory",
            finding + " may be too little for all servers at once",
            "Set trino.memory=1g and MENDLAKE_JAVA_OPTS=-Xmx2g, or stop other programs.");
  }

  private Check port(String key, int port) {
    String subject = "Port %d".formatted(port);
    if (Listener.isFree(port)) {
      return Check.ok(subject, "free for " + key);
    }
    Optional<String> own = ownServer(port);
    if (own.isPresent()) {
      return Check.ok(subject, "in use by %s of this home".formatted(own.get()));
    }
    return Check.note(
        subject,
        "taken by " + Listener.describe(port),
        "Stop it, or set %s to another port.".formatted(key));
  }

  private Optional<String> ownServer(int port) {
    Optional<Long> holder = Listener.holder(port).map(ProcessHandle::pid);
    return new LocalStack(configuration, NoProgress.INSTANCE)
        .states().stream()
            .filter(state -> holder.isPresent() && state.pid().equals(holder))
            .map(state -> state.name().title())
            .findFirst();
  }
}
