package org.mendlake.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mendlake.cli.demo.Findings.FailedShare;
import org.mendlake.cli.demo.Findings.LotTotal;
import org.mendlake.cli.demo.Findings.MachineTotal;
import org.mendlake.cli.demo.Findings.SystemTotal;
import org.mendlake.cli.demo.Findings.YearTotal;

class FindingsTest {

  @Test
  void mostFrequentAndDearestSystemAreNamedApartWhenTheyDiffer() {
    assertThat(
            Findings.systems(
                List.of(system("Bucket", 30, "100"), system("Engine", 20, "900")), "AUD"))
        .hasValue(
            "Bucket fails most often: 30 of 50 defects (60 %), but Engine costs most: AUD 900 of"
                + " AUD 1,000 (90 %).");
  }

  @Test
  void wordingFollowsWhenOneSystemLeadsBoth() {
    assertThat(
            Findings.systems(
                List.of(system("Bucket", 30, "100"), system("Engine", 70, "900")), "CNY"))
        .hasValue(
            "Engine fails most often: 70 of 100 defects (70 %) and costs most as well: CNY 900 of"
                + " CNY 1,000 (90 %).");
  }

  @Test
  void unknownSystemNeverLeadsButIsTold() {
    var unknown = new SystemTotal("(unknown)", true, 50, new BigDecimal("5000"));

    assertThat(Findings.systems(List.of(unknown, system("Bucket", 50, "5000")), "AUD"))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("Bucket fails most often: 50 of 100 defects (50 %)")
                    .endsWith("The system is not told for 50 % of the defects."));
    assertThat(Findings.systems(List.of(unknown), "AUD")).isEmpty();
  }

  @Test
  void trendSaysRoseFellOrStayed() {
    assertThat(trend("100", "150")).contains("rose by 50 %").contains("AUD 100 in 2008");
    assertThat(trend("100", "50")).contains("fell by 50 %");
    assertThat(trend("100", "102")).contains("stayed within 5 %");
  }

  @Test
  void thinlyObservedYearsAreNoEndOfATrend() {
    assertThat(
            Findings.trend(
                List.of(year(2001, "9000", 10), year(2008, "100", 300), year(2009, "200", 300)),
                "AUD"))
        .hasValueSatisfying(text -> assertThat(text).contains("in 2008 to").contains("in 2009"));
    assertThat(Findings.trend(List.of(year(2008, "100", 300)), "AUD")).isEmpty();
  }

  @Test
  void machinesCompareByTimeUnderObservation() {
    assertThat(
            Findings.machines(
                List.of(new MachineTotal("A", 50, 1000), new MachineTotal("B", 40, 100))))
        .hasValue(
            "Machine B is repaired most for its time: 40.0 visits in 100 days under observation,"
                + " against 5.0 of machine A (8.0 times as many).");
  }

  @Test
  void theLotWithTheHighestLowerLimitStandsOutUnlessChanceExplainsIt() {
    LotTotal few = new LotTotal("Fan", "Ada", "F1", 1, new BigDecimal("0.01"), 100, 2.5);
    LotTotal many = new LotTotal("Pump", "Bob", "P1", 12, new BigDecimal("2.04"), 5.9, 3);

    assertThat(Findings.lots(List.of(few, many)))
        .hasValue(
            "Of 2 supplier lots, lot P1 of Pump (Bob) stands out most: 12 failures where the other"
                + " lots of that part at the same age lead to expect 2.0, 5.9 times as many (95 %"
                + " lower limit 3.0).");
    assertThat(
            Findings.lots(
                List.of(new LotTotal("Fan", "Ada", "F1", 3, new BigDecimal("2"), 1.5, 0.3))))
        .hasValue(
            "None of 1 supplier lots fails more often than the other lots of its part by more than"
                + " chance.");
    assertThat(Findings.lots(List.of())).isEmpty();
  }

  @Test
  void shareThatFailedIsToldWithItsLimits() {
    assertThat(Findings.failedShare(Optional.of(new FailedShare(12, 345.6, 300.4, 1_000))))
        .hasValue(
            "Of 1,000 machines 346 have failed at least once by the end of month 12 in service (95"
                + " % limits 300 and 1,000).");
  }

  private static String trend(String before, String after) {
    return Findings.trend(
            List.of(year(2008, before + "00", 100), year(2010, after + "00", 100)), "AUD")
        .orElseThrow();
  }

  private static YearTotal year(int year, String cost, long days) {
    return new YearTotal(year, 1, new BigDecimal(cost), days);
  }

  private static SystemTotal system(String name, long defects, String cost) {
    return new SystemTotal(name, false, defects, new BigDecimal(cost));
  }
}
