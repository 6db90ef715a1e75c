package org.mendlake.analysis.methods;

import java.util.List;
import org.mendlake.analysis.input.Columns;
import org.mendlake.analysis.input.Row;
import org.mendlake.analysis.input.Rows;
import org.mendlake.analysis.methods.ShrinkageMethod.Model;

/** Units whose values are drawn together: counts, or something measured. */
final class ShrinkageRows implements Rows {
  private final boolean areMeans;
  private final UnitRows counts;
  private final MeanRows means = new MeanRows();

  ShrinkageRows(Model model) {
    areMeans = model == Model.NORMAL;
    counts = model == Model.BETA_BINOMIAL ? UnitRows.ofShares() : UnitRows.ofRates();
  }

  static Columns columns(Model model) {
    return switch (model) {
      case GAMMA_POISSON -> UnitRows.rates();
      case BETA_BINOMIAL -> UnitRows.shares();
      case NORMAL -> MeanRows.columns();
    };
  }

  @Override
  public void add(Row row) {
    rows().add(row);
  }

  @Override
  public List<String> problems() {
    return rows().problems();
  }

  private Rows rows() {
    return areMeans ? means : counts;
  }

  UnitRows counts() {
    return counts;
  }

  MeanRows means() {
    return means;
  }
}
