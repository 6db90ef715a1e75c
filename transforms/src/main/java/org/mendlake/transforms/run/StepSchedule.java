package org.mendlake.transforms.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs steps, each once every step that writes what it reads is done, several at a time. */
final class StepSchedule {
  private final int atATime;
  private final Consumer<Step> work;
  private final List<Step> waiting;
  private final List<Step> unfinished;

  private StepSchedule(List<Step> steps, int atATime, Consumer<Step> work) {
    this.atATime = atATime;
    this.work = work;
    this.waiting = new ArrayList<>(steps);
    this.unfinished = new ArrayList<>(steps);
  }

  /**
   * Runs every step. When one fails no other is begun, those under way end, and the first failure
   * is thrown.
   *
   * @param steps in an order in which they could run one by one
   */
  static void run(List<Step> steps, int atATime, Consumer<Step> work) {
    new StepSchedule(steps, atATime, work).run();
  }

  private void run() {
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    List<Future<Step>> running = new ArrayList<>();
    try {
      CompletionService<Step> ended = new ExecutorCompletionService<>(threads);
      begin(ended, running);
      while (!running.isEmpty()) {
        Future<Step> next = ended.take();
        running.removeIf(step -> step == next);
        unfinished.remove(next.get());
        begin(ended, running);
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot go on building: interrupted", e);
    } finally {
      threads.shutdown();
      await(running);
    }
  }

  private void begin(CompletionService<Step> ended, List<Future<Step>> running) {
    for (Step step : List.copyOf(waiting)) {
      if (running.size() < atATime && isReady(step)) {
        waiting.remove(step);
        running.add(ended.submit(() -> work.accept(step), step));
      }
    }
  }

  private boolean isReady(Step step) {
    return unfinished.stream()
        .filter(other -> other != step)
        .noneMatch(
            other ->
                other.writes().stream()
                    .anyMatch(t -> step.reads().contains(t) && !step.writes().contains(t)));
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("Cannot go on building: " + cause.getMessage(), cause);
  }

  /** Steps under way write to tables: nobody may begin anew before they have ended. */
  private static void await(List<Future<Step>> running) {
    for (Future<Step> step : running) {
      try {
        step.get();
      } catch (ExecutionException alreadyTold) {
        // the first failure is the one that is told
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
