package org.mendlake.transforms.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mendlake.lake.ProcessLock;
import org.mendlake.lake.TableStore;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Table;
import org.mendlake.schema.Tables;

/** Builds gold and marts from silver: only what something touched, or everything anew. */
public final class BuildRun {
  /** Steps side by side: planning overlaps with work, but what they keep must fit in memory. */
  private static final int MOST_AT_A_TIME = 4;

  private static final String LOCK = "build.lock";
  private static final String MARTS_LOCK = "marts.lock";

  private final TableDeclarations declarations;
  private final Tables tables;
  private final TableStore source;
  private final TableStore target;
  private final Path stateFolder;
  private final MartSources marts;
  private final Limits limits;

  /** Held by whoever changes gold, or what is noted and published. */
  private final ReentrantLock turn = new ReentrantLock();

  private Optional<Gold> gold = Optional.empty();

  /** What the last build left: versions of silver and gold that belong together. */
  private record Gold(KnowledgeDate day, Map<String, Long> versions) {}

  /**
   * A build.
   *
   * @param source lake that holds silver
   * @param target lake that holds gold and marts: the same, or one aside
   * @param stateFolder folder for what each step has consumed and for the published snapshot
   */
  public BuildRun(TableStore source, TableStore target, Path stateFolder) {
    this(TableDeclarations.ofTheProject(), source, target, stateFolder, MartSources.onClassPath());
  }

  /** A build of other declarations than the project's, for trials of new tables. */
  public BuildRun(
      TableDeclarations declarations,
      TableStore source,
      TableStore target,
      Path stateFolder,
      MartSources marts) {
    this(declarations, source, target, stateFolder, marts, Limits.USUAL);
  }

  private BuildRun(
      TableDeclarations declarations,
      TableStore source,
      TableStore target,
      Path stateFolder,
      MartSources marts,
      Limits limits) {
    this.declarations = declarations;
    this.tables = declarations.tables();
    this.source = source;
    this.target = target;
    this.stateFolder = stateFolder;
    this.marts = marts;
    this.limits = limits;
  }

  /** The same build within other limits: what it makes must be equal. */
  BuildRun within(Limits other) {
    return new BuildRun(declarations, source, target, stateFolder, marts, other);
  }

  /**
   * Brings gold and marts up to date with silver as it stands, as known by the end of a day.
   *
   * @throws BuildException if rows break what their table must hold
   */
  public BuildReport build(KnowledgeDate knowledgeDate, BuildListener listener) {
    return run(knowledgeDate, listener, Mode.WHOLE);
  }

  /**
   * Brings gold alone up to date, so that facts are fresh while events keep coming. Marts, and what
   * is published, follow with the next build of marts or the next whole one, as if this one had
   * been part of it.
   *
   * @throws BuildException if rows break what their table must hold
   */
  public BuildReport buildGold(KnowledgeDate knowledgeDate, BuildListener listener) {
    return run(knowledgeDate, listener, Mode.GOLD);
  }

  /**
   * Brings marts up to gold as the last build of this object left it, and publishes both. Others of
   * its builds of gold may run meanwhile: they are not seen, and their changes stay noted.
   *
   * @throws BuildException if rows break what their table must hold
   * @throws IllegalStateException if this object has built nothing yet
   */
  public BuildReport buildMarts(BuildListener listener) {
    return ProcessLock.during(
        stateFolder.resolve(MARTS_LOCK), "build marts", () -> marts(new OneAtATime(listener)));
  }

  /** Computes everything anew; commits only what differs from what is stored. */
  public BuildReport rebuild(KnowledgeDate knowledgeDate, BuildListener listener) {
    return run(knowledgeDate, listener, Mode.ANEW);
  }

  /** How much of the warehouse a build brings up to date. */
  private enum Mode {
    /** What was touched, of gold alone. */
    GOLD,
    /** What was touched. */
    WHOLE,
    /** Everything. */
    ANEW
  }

  private BuildReport run(KnowledgeDate knowledgeDate, BuildListener listener, Mode mode) {
    Supplier<BuildReport> build =
        () ->
            inTurn(
                () ->
                    ProcessLock.during(
                        stateFolder.resolve(LOCK),
                        "build",
                        () -> locked(knowledgeDate, new OneAtATime(listener), mode)));
    return mode == Mode.GOLD
        ? build.get()
        : ProcessLock.during(stateFolder.resolve(MARTS_LOCK), "build", build);
  }

  private <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /**
   * Does something while no build runs.
   *
   * @param work for messages: {@code maintain the tables}
   * @param task is handed the oldest version of each table that must stay readable for the next
   *     build and for readers of the published snapshot, by name, with all that changed after it
   */
  public <T> T betweenBuilds(String work, Function<Map<String, Long>, T> task) {
    return ProcessLock.during(
        stateFolder.resolve(MARTS_LOCK),
        work,
        () ->
            inTurn(
                () ->
                    ProcessLock.during(
                        stateFolder.resolve(LOCK), work, () -> task.apply(needed()))));
  }

  private Map<String, Long> needed() {
    BuildState state = new BuildState(stateFolder);
    Map<String, Long> oldest = new TreeMap<>();
    state.published().ifPresent(snapshot -> oldest.putAll(snapshot.tables()));
    for (Step step : new Steps(declarations, marts).all()) {
      state
          .of(step.name())
          .ifPresent(
              consumed -> {
                consumed.inputs().forEach((table, at) -> oldest.merge(table, at, Math::min));
                consumed.outputs().forEach((table, at) -> oldest.merge(table, at, Math::min));
              });
    }
    return oldest;
  }

  private BuildReport locked(KnowledgeDate knowledgeDate, BuildListener listener, Mode mode) {
    BuildState state = new BuildState(stateFolder);
    BuildContext context =
        new BuildContext(tables, source, target, knowledgeDate, limits, listener);
    for (Table table : tables.of(Layer.SILVER)) {
      source.ensure(table);
      context.pin(table);
    }
    List<Step> all = ordered();
    List<Step> steps = mode == Mode.GOLD ? all.stream().filter(this::isOfGold).toList() : all;
    create(steps, all, context, state);
    run(steps, MOST_AT_A_TIME, context, state, mode);
    gold = Optional.of(new Gold(knowledgeDate, withoutMarts(context.versions())));
    if (mode == Mode.GOLD) {
      state.defer(context.changes());
      return report(context, Layer.GOLD);
    }
    publish(all, context, state, state.deferred());
    return report(context, Layer.GOLD, Layer.MARTS);
  }

  private List<Step> ordered() {
    return StepOrder.of(new Steps(declarations, marts).all());
  }

  private Map<String, Long> withoutMarts(Map<String, Long> versions) {
    Map<String, Long> others = new TreeMap<>(versions);
    others.keySet().removeIf(name -> tables.named(name).layer() == Layer.MARTS);
    return others;
  }

  private BuildReport report(BuildContext context, Layer... layers) {
    List<TableChange> changed = context.changes();
    int built = Stream.of(layers).mapToInt(layer -> tables.of(layer).size()).sum();
    return new BuildReport(
        context.knowledgeDate().day(), changed, built - changed.size(), context.warnings());
  }

  /** Marts over gold at some versions, with what was changed up to them and not published. */
  private record Marts(BuildContext context, List<TableChange> noted) {}

  private BuildReport marts(BuildListener listener) {
    BuildState state = new BuildState(stateFolder);
    List<Step> all = ordered();
    List<Step> steps = all.stream().filter(step -> !isOfGold(step)).toList();
    Marts begun = inTurn(() -> begin(steps, all, state, listener));
    run(steps, 1, begun.context, state, Mode.WHOLE);
    publish(all, begun.context, state, begun.noted);
    return report(begun.context, Layer.MARTS);
  }

  private Marts begin(List<Step> steps, List<Step> all, BuildState state, BuildListener listener) {
    Gold left =
        gold.orElseThrow(
            () -> new IllegalStateException("Cannot build marts: gold was not built yet"));
    BuildContext context = new BuildContext(tables, source, target, left.day, limits, listener);
    context.pin(left.versions);
    create(steps, all, context, state);
    return new Marts(context, state.deferred());
  }

  private void run(
      List<Step> steps, int atATime, BuildContext context, BuildState state, Mode mode) {
    AtomicInteger number = new AtomicInteger();
    try {
      StepSchedule.run(
          steps,
          Math.min(atATime, context.spark().sparkContext().defaultParallelism()),
          step -> {
            context.listener().stepBegins(step.name(), number.incrementAndGet(), steps.size());
            run(step, context, state, mode);
          });
    } finally {
      context.members().release();
    }
  }

  private boolean isOfGold(Step step) {
    return step.writes().stream().allMatch(name -> tables.named(name).layer() == Layer.GOLD);
  }

  /**
   * Tells what was restated since the last time, and publishes what belongs together now.
   *
   * @param noted changes of builds of gold since the last time
   */
  private void publish(
      List<Step> all, BuildContext context, BuildState state, List<TableChange> noted) {
    for (String audit : List.of(Restatements.TABLE, Restatements.CAUSES)) {
      target.ensure(tables.named(audit));
    }
    List<TableChange> changes = TableChange.together(noted, context.changes());
    state.published().ifPresent(before -> new Restatements(context, before).write(all, changes));
    KnowledgeDate day = context.knowledgeDate();
    turn.lock();
    try {
      state.publish(new BuildState.Snapshot(day.day(), day.settled(), context.versions()), noted);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Creates what the steps write, and anew what has other columns than declared. Who reads or
   * writes such a table is forgotten first, so that also after a crash it computes everything.
   */
  private void create(List<Step> steps, List<Step> all, BuildContext context, BuildState state) {
    Set<String> outputs = new TreeSet<>();
    steps.forEach(step -> outputs.addAll(step.writes()));
    for (String output : outputs) {
      Table table = tables.named(output);
      if (!target.isAsDeclared(table)) {
        all.stream()
            .filter(s -> s.reads().contains(output) || s.writes().contains(output))
            .forEach(s -> state.forget(s.name()));
        target.replace(table);
        context.begunAnew(output);
      }
      context.pin(table);
    }
  }

  private void run(Step step, BuildContext context, BuildState state, Mode mode) {
    Optional<BuildState.Consumed> before =
        mode == Mode.ANEW || context.isAnyBegunAnew(step)
            ? Optional.empty()
            : state
                .of(step.name())
                .filter(c -> c.fingerprint().equals(Fingerprint.of(step.fingerprint())))
                .filter(c -> !c.knowledgeDate().isAfter(context.knowledgeDate().day()))
                .filter(c -> context.canFollow(step, c));
    step.run(context, before);
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
}
