package org.mendlake.transforms.folds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mendlake.transforms.fold.Fold;
import org.mendlake.transforms.fold.History;
import org.mendlake.transforms.fold.Input;
import org.mendlake.transforms.fold.Issues;
import org.mendlake.transforms.fold.Known;
import org.mendlake.transforms.fold.Rows;

/**
 * A dimension whose members are defined by events {@code <entity>.defined}: one row for each period
 * in which the attributes held. A member that is only named elsewhere is inferred: one row without
 * attributes.
 */
abstract class MasterDataFold<T extends Record> implements Fold {
  private final String entity;
  private final String dimension;
  private final Class<T> type;
  private final List<String> columns;

  /**
   * A dimension named after its entity.
   *
   * @param columns the attributes, in the order of {@link #attributes}
   */
  MasterDataFold(String entity, Class<T> type, List<String> columns) {
    this.entity = entity;
    this.dimension = "dim_" + entity.replace('-', '_');
    this.type = type;
    this.columns = List.copyOf(columns);
  }

  /** First day on which a definition holds. */
  abstract LocalDate validFrom(T definition);

  /** The attributes of a definition; null is one that it does not tell. */
  abstract List<Object> attributes(T definition);

  @Override
  public final List<Input> inputs() {
    return List.of(Input.entity(entity), Input.mentions(dimension));
  }

  @Override
  public final void fold(String key, Known known, Rows rows) {
    History history = History.of(known.events());
    Timeline<T> timeline = Timeline.of(history.statements(type), this::validFrom, this::attributes);
    Issues issues = new Issues(this, key, rows);
    issues.addAll(history.issues());
    issues.addAll(timeline.issues());
    for (Timeline.Version<T> version : timeline.versions()) {
      Rows.Row row =
          row(key, version.validFrom(), version.validTo(), false, version.knownAt(), rows);
      List<Object> attributes = attributes(version.payload());
      for (int i = 0; i < columns.size(); i++) {
        row.set(columns.get(i), attributes.get(i));
      }
    }
    if (timeline.versions().isEmpty()) {
      Optional.ofNullable(Mentions.in(known).firstKnown().get(key))
          .ifPresent(at -> row(key, Timeline.BEGINNING, Optional.empty(), true, at, rows));
    }
  }

  private Rows.Row row(
      String key,
      LocalDate validFrom,
      Optional<LocalDate> validTo,
      boolean isInferred,
      Instant knownAt,
      Rows rows) {
    return rows.into(dimension)
        .set(dimension.substring("dim_".length()) + "_id", key)
        .set("valid_from", validFrom)
        .set("valid_to", validTo.orElse(null))
        .set("is_inferred", isInferred)
        .set("known_at", knownAt);
  }
}
