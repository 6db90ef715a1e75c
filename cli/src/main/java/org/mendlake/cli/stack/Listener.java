package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP ports of this machine, and who listens on them. */
public final class Listener {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String LISTENING = "0A";

  private Listener() {}

  /** Whether a server could listen on this port of the loopback address now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** The process that listens on the port, where the system tells. */
  public static Optional<ProcessHandle> holder(int port) {
    Set<String> sockets =
        rows(port).map(row -> "socket:[" + row[9] + "]").collect(Collectors.toSet());
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst();
  }

  /** The holder of the port in words. */
  public static String describe(int port) {
    return holder(port)
        .map(
            process ->
                "process %d (%s)"
                    .formatted(process.pid(), process.info().command().orElse("unknown program")))
        .orElse("another process");
  }

  /** The local addresses that listen on the port, as the kernel writes them in hexadecimal. */
  static Set<String> addresses(int port) {
    return rows(port)
        .map(row -> row[1].substring(0, row[1].indexOf(':')))
        .collect(Collectors.toSet());
  }

  private static Stream<String[]> rows(int port) {
    return TABLES.stream()
        .filter(Files::isReadable)
        .flatMap(Listener::rows)
        .filter(row -> row[3].equals(LISTENING))
        .filter(row -> Integer.parseInt(row[1].substring(row[1].indexOf(':') + 1), 16) == port);
  }

  private static Stream<String[]> rows(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1).map(line -> line.strip().split("\\s+"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.anyMatch(descriptor -> sockets.contains(target(descriptor)));
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
