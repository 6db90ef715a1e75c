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
  private final ClosedAtExit onInterrupt;
  private boolean isAbandoned;

  StartedServers(Duration patience) {
    this.patience = patience;
    this.onInterrupt = ClosedAtExit.of("stop-started-servers", this::abandon);
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
    onInterrupt.keep();
  }

  /** Something failed: nothing of this start remains. */
  void stop() {
    onInterrupt.close();
  }

  private synchronized void abandon() {
    isAbandoned = true;
    List<ServerProcess> lastFirst = new ArrayList<>(processes);
    Collections.reverse(lastFirst);
    lastFirst.forEach(process -> process.stop(patience));
    processes.clear();
  }
}
