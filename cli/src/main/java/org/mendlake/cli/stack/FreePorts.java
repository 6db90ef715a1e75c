package org.mendlake.cli.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports that nobody listens on, for a home beside the user's own. */
public final class FreePorts {
  private static final List<String> SETTINGS =
      List.of("kafka.port", "kafka.controller-port", "trino.port", "superset.port");

  private FreePorts() {}

  /** Lines for {@code mendlake.properties} that give each server a free port. */
  public static String asProperties() throws IOException {
    StringBuilder properties = new StringBuilder();
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (String setting : SETTINGS) {
        ServerSocket free = new ServerSocket(0);
        sockets.add(free);
        properties.append(setting).append('=').append(free.getLocalPort()).append('\n');
      }
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
    return properties.toString();
  }
}
