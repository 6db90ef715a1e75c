package org.mendlake.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dashboard Product quality as a reader sees it. */
@Tag("servers")
@Tag("browser")
class ProductQualityPageTest {
  private static final int TALL = 5200;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String FAILURES = "Systems by number of failures";
  private static final int CURRENCY = 0;
  private static final int MACHINE = 1;
  private static ServedWarehouse warehouse;
  private static String currency;

  private DashboardPage page;

  @BeforeAll
  static void serve() throws Exception {
    warehouse = ServedWarehouse.running();
    currency =
        warehouse.text(
            "SELECT currency FROM marts.machine_history"
                + " GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1");
    Files.createDirectories(SCREENSHOTS);
  }

  @BeforeEach
  void open() {
    page = DashboardPage.open(warehouse, "product-quality", TALL);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void everyChartDrawsRowsUnderItsQuestionInOneCurrencyAndAnother() {
    page.screenshot(SCREENSHOTS.resolve("product-quality.png"));

    assertThat(page.titles()).hasSizeGreaterThanOrEqualTo(23);
    assertThat(page.failures()).isEmpty();
    assertThat(page.drawnCharts()).isEqualTo(page.titles());
    assertThat(page.titles()).allSatisfy(title -> assertThat(page.subtitle(title)).endsWith("?\""));
    assertThat(page.figure("Work orders")).isEqualTo(orders("currency = '" + currency + "'"));

    String other =
        warehouse.text(
            "SELECT currency FROM marts.machine_history WHERE currency NOT IN ('-', '"
                + currency
                + "') GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1");
    page.filter(CURRENCY, other);
    page.screenshot(SCREENSHOTS.resolve("product-quality-other-currency.png"));

    assertThat(page.failures()).isEmpty();
    assertThat(page.drawnCharts()).isEqualTo(page.titles());
    assertThat(page.figure("Work orders")).isEqualTo(orders("currency = '" + other + "'"));
  }

  @Test
  void aMachineFilterChangesTheNumbersToThoseOfTheMachine() {
    String machine =
        warehouse.text(
            "SELECT machine_name FROM marts.machine_history WHERE currency = '"
                + currency
                + "' GROUP BY 1 ORDER BY COUNT(*) LIMIT 1");
    String before = page.figure("Work orders");

    page.filter(MACHINE, machine);

    assertThat(page.failures()).isEmpty();
    assertThat(page.figure("Work orders"))
        .isNotEqualTo(before)
        .isEqualTo(orders("machine_name = '" + machine + "' AND currency = '" + currency + "'"));
    assertThat(page.column("Machines compared", 1)).containsExactly(machine);
    assertThat(page.figure("Machines")).isEqualTo("1");
  }

  @Test
  void aClickOnABarLeadsToTheWorkOrdersBehindIt() {
    String system =
        warehouse.text(
            """
            SELECT system FROM marts.defect_pareto WHERE NOT is_unknown AND currency = '%s'
            GROUP BY system ORDER BY SUM(defect_count) DESC, system LIMIT 1"""
                .formatted(currency));

    page.clickTopBar(FAILURES);
    page.screenshot(SCREENSHOTS.resolve("product-quality-drilled.png"));

    assertThat(page.failures()).isEmpty();
    assertThat(page.figure("Work orders"))
        .isEqualTo(
            orders(
                "system = '" + system.replace("'", "''") + "' AND currency = '" + currency + "'"));
    List<String> systems = page.column("Work orders behind the selection", 3);
    assertThat(systems).isNotEmpty();
    assertThat(systems).allSatisfy(shown -> assertThat(shown).isEqualTo(systems.get(0)));
  }

  private static String orders(String condition) {
    return grouped(
        warehouse.number("SELECT COUNT(*) FROM marts.machine_history WHERE " + condition));
  }

  private static String grouped(BigDecimal number) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }
}
