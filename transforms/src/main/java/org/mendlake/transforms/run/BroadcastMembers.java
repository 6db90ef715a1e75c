package org.mendlake.transforms.run;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.mendlake.lake.InternalPartitions;
import org.mendlake.schema.Layer;
import org.mendlake.schema.Reference;
import org.mendlake.schema.Table;

/** The members of dimensions in the memory of every executor, for the steps of one build. */
final class BroadcastMembers {
  private final BuildContext context;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Queue<Broadcast<Members>> made = new ConcurrentLinkedQueue<>();

  /** Members of a dimension as a version has them. */
  private record Held(long version, Broadcast<Members> members) {}

  BroadcastMembers(BuildContext context) {
    this.context = context;
  }

  /** All members of a dimension at its pinned version; nothing when they are too many. */
  Optional<Broadcast<Members>> of(Table dimension) {
    long version = context.version(dimension.name());
    boolean isSmall =
        context
            .store(dimension)
            .rowCount(dimension, version)
            .filter(rows -> rows <= context.limits().members())
            .isPresent();
    return isSmall
        ? Optional.of(
            held.compute(
                    dimension.name(),
                    (name, before) ->
                        before != null && before.version == version
                            ? before
                            : new Held(version, read(dimension)))
                .members)
        : Optional.empty();
  }

  private Broadcast<Members> read(Table dimension) {
    Members members = new Members(Members.columns(dimension, references(dimension)));
    rows(dimension, members.columns()).forEach(members::add);
    Broadcast<Members> everywhere =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(members);
    made.add(everywhere);
    return everywhere;
  }

  /** Lets go of all members: Spark would keep them until memory is short. */
  void release() {
    made.forEach(Broadcast::destroy);
    made.clear();
    held.clear();
  }

  private List<InternalRow> rows(Table dimension, List<String> columns) {
    return context
        .rowsAtHand()
        .readable(dimension)
        .map(
            rows ->
                rows.stream()
                    .map(new Selection(context.store(dimension).shape(dimension), columns)::of)
                    .toList())
        .orElseGet(
            () ->
                InternalPartitions.collect(
                    context
                        .read(dimension.name())
                        .select(
                            columns.stream()
                                .map(name -> col("`" + name + "`"))
                                .toArray(Column[]::new))));
  }

  private List<Reference> references(Table dimension) {
    return context.tables().of(Layer.GOLD).stream()
        .flatMap(table -> table.references().stream())
        .filter(reference -> reference.dimension().equals(dimension.name()))
        .toList();
  }
}
