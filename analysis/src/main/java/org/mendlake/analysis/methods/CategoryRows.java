package org.mendlake.analysis.methods;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Content;
import org.mendlake.analysis.input.Role;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.monitoring.ParetoCategory;
import org.mendlake.statistics.monitoring.ParetoCategory.Kind;

/** Events by category, added up. */
final class CategoryRows implements Rows {
  private static final Role CATEGORY = Role.required("category", Content.TEXT, "what is ranked");
  private static final Role COUNT = Role.optional("count", Content.WHOLE, "number of events");
  private static final Role COST =
      Role.optionalMaybeEmpty("cost", Content.NUMBER, "cost, downtime or labour of the row");
  private static final Role EXPOSURE =
      Role.optionalMaybeEmpty("exposure", Content.POSITIVE, "what a count is divided by");

  private final Map<String, Sums> sums = new LinkedHashMap<>();

  private boolean hasCosts;

  private static final class Sums {
    private long count;
    private double cost;
    private double costSquares;
    private double exposure;
    private boolean areCostsSingle = true;
  }

  static Columns columns() {
    return Columns.of(CATEGORY, COUNT, COST, EXPOSURE);
  }

  @Override
  public void add(Row row) {
    String category = row.text(CATEGORY);
    double count = row.number(COUNT, 1);
    double cost = row.number(COST, 0);
    double exposure = row.number(EXPOSURE, 0);
    if (!row.isSound()) {
      return;
    }
    hasCosts |= row.number(COST).isPresent();
    Sums own = sums.computeIfAbsent(category, name -> new Sums());
    own.count += (long) count;
    own.cost += cost;
    own.costSquares += cost * cost;
    own.exposure += exposure;
    own.areCostsSingle &= count == 1;
  }

  /** Whether any row states a cost. */
  boolean hasCosts() {
    return hasCosts;
  }

  int size() {
    return sums.size();
  }

  /**
   * The categories.
   *
   * @param rest names of those that are no single cause
   */
  List<ParetoCategory> categories(List<String> rest) {
    return sums.entrySet().stream()
        .map(
            entry -> {
              Sums own = entry.getValue();
              return new ParetoCategory(
                  entry.getKey(),
                  rest.contains(entry.getKey()) ? Kind.REST : Kind.KNOWN,
                  own.count,
                  own.cost,
                  own.areCostsSingle ? OptionalDouble.of(own.costSquares) : OptionalDouble.empty(),
                  own.exposure > 0 ? OptionalDouble.of(own.exposure) : OptionalDouble.empty());
            })
        .toList();
  }
}
