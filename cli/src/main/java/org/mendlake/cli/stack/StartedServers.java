package org.mendlake.cli.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one start has started: all of it is kept, or none.
 *
 * <p>The servers are detached from the terminal, so an interrupt ends only this process; on its way
 * out it stops them.
 */
final class StartedServers {
  private final Duration patience;
  private final List<ServerProcess> processes = new ArrayList<>();
  private final Thread onInterrupt = new Thread(this::abandon, "stop-started-servers");
  private boolean isAbandoned;

  StartedServers(Duration patience) {
    this.patience = patience;
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  synchronized void start(ServerProcess process) {
    if (isAbandoned) {
      throw new StackException("Cannot start servers: interrupted.");
    }
    processes.add(process);
    process.start();
  }

  synchronized List<ServerProcess> processes() {
    return List.copyOf(processes);
  }

  /** All is well: the servers outlive this process. */
  void keep() {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException endingAlready) {
      throw new StackException("Cannot keep the servers: interrupted.", endingAlready);
    }
  }

  /** Something failed: nothing of this start remains. */
  void stop() {
    abandon();
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException endingAlready) {
      // The hook runs too and finds nothing left to do.
    }
  }

  private synchronized void abandon() {
    isAbandoned = true;
    List<ServerProcess> lastFirst = new ArrayList<>(processes);
    Collections.reverse(lastFirst);
    lastFirst.forEach(process -> process.stop(patience));
    processes.clear();
  }
}
