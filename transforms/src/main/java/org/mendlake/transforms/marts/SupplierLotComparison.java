package org.mendlake.transforms.marts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mendlake.statistics.Interval;
import org.mendlake.statistics.Reason;
import org.mendlake.statistics.recurrent.EventRate;
import org.mendlake.statistics.recurrent.Truncation;
import org.mendlake.transforms.fold.Rows;

/**
 * Each supplier lot against the other lots of its part at the same age. The SELECT adds up failures
 * and expected ones; the limits of their ratio, those of a Poisson count over a known expectation,
 * are not relational.
 */
public final class SupplierLotComparison implements GroupMart {
  private static final double CONFIDENCE = .95;
  private static final String METHOD =
      "Indirect standardisation by months in service over the other lots of the part; 95 % limits"
          + " of a Poisson count, chi-square";

  @Override
  public List<String> group() {
    return List.of("part_id", "supplier_id", "lot");
  }

  @Override
  public List<String> order() {
    return List.of();
  }

  @Override
  public void rows(List<Map<String, Object>> prepared, Rows rows) {
    Map<String, Object> lot = prepared.get(0);
    long failures = (Long) lot.get("failures");
    double expected = ((BigDecimal) lot.get("expected_failures")).doubleValue();
    Optional<EventRate> ratio =
        expected > 0
            ? Optional.of(new EventRate(failures, expected, Truncation.TIME))
            : Optional.empty();
    Optional<Interval> limits = ratio.map(each -> each.limits(CONFIDENCE));
    rows.into("supplier_lot_comparison")
        .set("part_id", lot.get("part_id"))
        .set("part_name", lot.get("part_name"))
        .set("supplier_id", lot.get("supplier_id"))
        .set("supplier_name", lot.get("supplier_name"))
        .set("lot", lot.get("lot"))
        .set(
            "lot_name",
            "%s, %s, %s".formatted(lot.get("part_name"), lot.get("supplier_name"), lot.get("lot")))
        .set("units", lot.get("units"))
        .set("compared_months", lot.get("compared_months"))
        .set("failures", failures)
        .set("expected_failures", lot.get("expected_failures"))
        .set("failure_ratio", ratio.map(EventRate::rate).orElse(null))
        .set("ratio_lower", limits.map(each -> each.lower().value().orElse(0.0)).orElse(null))
        .set("ratio_upper", limits.flatMap(each -> each.upper().value()).orElse(null))
        .set("ratio_reason", ratio.isPresent() ? null : reason(lot).word())
        .set("method", METHOD);
  }

  private static Reason reason(Map<String, Object> lot) {
    boolean isCompared = ((BigDecimal) lot.get("compared_months")).signum() > 0;
    return isCompared ? Reason.NO_FAILURES : Reason.NO_EXPOSURE;
  }
}
