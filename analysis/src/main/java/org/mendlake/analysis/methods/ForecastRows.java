package org.mendlake.analysis.methods;

import java.util.List;
import java.util.stream.Stream;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.statistics.life.LifeData;

/** Life data, stated as ages or as a Nevada table. */
final class ForecastRows implements Rows {
  private final LifeRows life;
  private final NevadaRows nevada = new NevadaRows();
  private boolean isNevada;

  ForecastRows(LifeRows life) {
    this.life = life;
  }

  static Columns columns() {
    return new Columns(
        Stream.concat(
                LifeRows.columns().layouts().stream(),
                Stream.of(List.of(NevadaRows.SHIPPED, NevadaRows.MONTH)))
            .toList());
  }

  @Override
  public void add(Row row) {
    isNevada = row.has(NevadaRows.SHIPPED);
    (isNevada ? nevada : life).add(row);
  }

  @Override
  public List<String> problems() {
    return (isNevada ? nevada : life).problems();
  }

  LifeData data() {
    return isNevada ? nevada.data() : life.data();
  }
}
