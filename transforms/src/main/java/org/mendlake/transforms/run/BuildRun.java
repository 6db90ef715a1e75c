package org.mendlake.transforms.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Contracts;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Builds gold and marts from silver: only what something touched, or everything anew. */
public final class BuildRun {
  private final Contracts contracts;
  private final Tables tables;
  private final TableStore source;
  private final TableStore target;
  private final Path stateFolder;
  private final MartSources marts;

  /**
   * A build.
   *
   * @param source lake that holds silver
   * @param target lake that holds gold and marts: the same, or one aside
   * @param stateFolder folder for what each step has consumed and for the published snapshot
   */
  public BuildRun(TableStore source, TableStore target, Path stateFolder) {
    this(
        Contracts.declared(),
        Tables.declared(),
        source,
        target,
        stateFolder,
        MartSources.onClassPath());
  }

  /** A build of other declarations than the project's, for trials of new marts. */
  public BuildRun(
      Contracts contracts,
      Tables tables,
      TableStore source,
      TableStore target,
      Path stateFolder,
      MartSources marts) {
    this.contracts = contracts;
    this.tables = tables;
    this.source = source;
    this.target = target;
    this.stateFolder = stateFolder;
    this.marts = marts;
  }

  /**
   * Brings gold and marts up to date with silver as it stands, as known by the end of a day.
   *
   * @throws BuildException if rows break what their table must hold
   */
  public BuildReport build(KnowledgeDate knowledgeDate, BuildListener listener) {
    return run(knowledgeDate, listener, false);
  }

  /** Computes everything anew; commits only what differs from what is stored. */
  public BuildReport rebuild(KnowledgeDate knowledgeDate, BuildListener listener) {
    return run(knowledgeDate, listener, true);
  }

  private BuildReport run(KnowledgeDate knowledgeDate, BuildListener listener, boolean anew) {
    try {
      Files.createDirectories(stateFolder);
      try (FileChannel channel =
              FileChannel.open(
                  stateFolder.resolve("build.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock == null) {
          throw new IllegalStateException(
              "Cannot build: another build writes to " + stateFolder + "; wait for it to end");
        }
        return locked(knowledgeDate, listener, anew);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take the build lock in " + stateFolder, e);
    }
  }

  private BuildReport locked(KnowledgeDate knowledgeDate, BuildListener listener, boolean anew) {
    BuildState state = new BuildState(stateFolder);
    BuildContext context = new BuildContext(tables, source, target, knowledgeDate, listener);
    for (Table table : tables.of(Layer.SILVER)) {
      source.ensure(table);
      context.pin(table);
    }
    List<Step> steps = StepOrder.of(new Steps(contracts, tables, marts).all());
    int number = 0;
    for (Step step : steps) {
      listener.stepBegins(step.name(), ++number, steps.size());
      run(step, context, state, anew);
    }
    state.publish(knowledgeDate.day(), context.versions());
    return new BuildReport(knowledgeDate.day(), merged(context), context.warnings());
  }

  private void run(Step step, BuildContext context, BuildState state, boolean anew) {
    for (String output : step.writes()) {
      Table table = tables.named(output);
      if (target.ensureOrReplace(table)) {
        context.begunAnew(output);
      }
      context.pin(table);
    }
    Optional<BuildState.Consumed> before =
        anew || context.isAnyBegunAnew(step)
            ? Optional.empty()
            : state
                .of(step.name())
                .filter(c -> c.fingerprint().equals(Fingerprint.of(step.fingerprint())))
                .filter(c -> !c.knowledgeDate().isAfter(context.knowledgeDate().day()));
    context.begin(before);
    step.run(context);
    Map<String, Long> inputs = new TreeMap<>();
    step.reads().forEach(table -> inputs.put(table, context.version(table)));
    Map<String, Long> outputs = new TreeMap<>();
    step.writes().forEach(table -> outputs.put(table, context.version(table)));
    var now =
        new BuildState.Consumed(
            Fingerprint.of(step.fingerprint()), context.knowledgeDate().day(), inputs, outputs);
    if (!before.equals(Optional.of(now))) {
      state.save(step.name(), now);
    }
  }

  private List<TableChange> merged(BuildContext context) {
    Map<String, TableChange> byTable = new TreeMap<>();
    for (TableChange change : context.changes()) {
      byTable.merge(
          change.table(),
          change,
          (a, b) ->
              new TableChange(
                  a.table(),
                  a.inserted() + b.inserted(),
                  a.updated() + b.updated(),
                  a.deleted() + b.deleted(),
                  b.rows(),
                  b.version()));
    }
    return List.copyOf(byTable.values());
  }
}
