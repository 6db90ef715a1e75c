package org.mendlake.cli.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mendlake.cli.doctor.Chromium;

/** A dashboard in a real browser, as tall as it is, so that every chart is drawn. */
final class DashboardPage implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 90_000;
  private static final double SETTLE_MILLIS = 1_500;
  private static final String CHART = "[data-test=chart-grid-component]";
  private static final String BUSY = "[data-test=loading-indicator]";
  private static final String FILTERS = "[data-test=filter-bar]";

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;

  private DashboardPage(Playwright playwright, Browser browser, Page page) {
    this.playwright = playwright;
    this.browser = browser;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  /** Signs in and opens a dashboard by its name in the address. */
  static DashboardPage open(ServedWarehouse warehouse, String dashboard, int height) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Chromium.installed()
                            .orElseThrow(
                                () ->
                                    new IllegalStateException(
                                        "Cannot look at the pages: no Chromium was found. "
                                            + Chromium.REMEDY)))
                    .setArgs(List.of("--no-sandbox")));
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1680, height));
    DashboardPage opened = new DashboardPage(playwright, browser, page);
    page.navigate(warehouse.superset() + "login/");
    page.fill("[data-test=username-input]", "admin");
    page.fill("[data-test=password-input]", warehouse.password());
    page.click("[data-test=login-button]");
    page.waitForURL(
        url -> !url.contains("/login"),
        new Page.WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.navigate(warehouse.superset() + "superset/dashboard/" + dashboard + "/");
    page.waitForSelector(CHART);
    opened.awaitDrawn();
    return opened;
  }

  /** Titles of the charts that show something: a drawing, a table with rows, or a number. */
  List<String> drawnCharts() {
    return charts().entrySet().stream()
        .filter(
            chart ->
                chart
                        .getValue()
                        .locator("canvas, tbody tr td:not(.dt-no-results), .header-line")
                        .count()
                    > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Messages of charts that failed, by title. */
  Map<String, String> failures() {
    Map<String, String> failures = new TreeMap<>();
    charts()
        .forEach(
            (title, chart) -> {
              Locator alerts = chart.locator("[role=alert]");
              if (alerts.count() > 0) {
                failures.put(title, alerts.first().innerText());
              }
            });
    return failures;
  }

  /** Titles of all charts. */
  List<String> titles() {
    return List.copyOf(charts().keySet());
  }

  /** The question under the title of a chart, as it is painted. */
  String subtitle(String title) {
    return chart(title)
        .locator(".dashboard-chart")
        .evaluate("e => getComputedStyle(e, '::before').content")
        .toString();
  }

  /** The figure of a chart that shows one number. */
  String figure(String title) {
    return chart(title).locator(".header-line").innerText().strip();
  }

  /** Text of the body of a chart's table. */
  List<String> column(String title, int number) {
    return chart(title).locator("tbody tr td:nth-child(" + number + ")").allInnerTexts().stream()
        .map(String::strip)
        .toList();
  }

  /** Picks a value in the filter at this place, from 0, and applies it. */
  void filter(int place, String value) {
    Locator box = page.locator(FILTERS + " input[role=combobox]").nth(place);
    box.click(new Locator.ClickOptions().setForce(true)); // a picked value lies over the box
    box.fill(value);
    page.locator(".ant-select-item-option[title='" + value + "']").first().click();
    page.keyboard().press("Escape");
    page.click("[data-test=filter-bar__apply-button]");
    awaitDrawn();
  }

  /** Clicks the topmost bar of a chart, at the part of its width where every long bar is. */
  void clickTopBar(String title) {
    BoundingBox canvas = chart(title).locator("canvas").first().boundingBox();
    Locator crossFilter = page.locator(FILTERS).getByText(title);
    for (double y = 16; y < 60 && crossFilter.count() == 0; y += 4) {
      page.mouse().move(canvas.x + canvas.width * 0.45, canvas.y + y - 1);
      page.mouse().click(canvas.x + canvas.width * 0.45, canvas.y + y);
      page.waitForTimeout(SETTLE_MILLIS);
    }
    crossFilter.first().waitFor();
    awaitDrawn();
  }

  void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** Charts begin to load a moment after what caused it, and not all at once. */
  private void awaitDrawn() {
    do {
      page.waitForTimeout(SETTLE_MILLIS);
      page.waitForCondition(() -> page.locator(BUSY).count() == 0);
      page.waitForTimeout(SETTLE_MILLIS);
    } while (page.locator(BUSY).count() > 0);
  }

  private Locator chart(String title) {
    return page.locator("[data-test-chart-name=\"" + title + "\"]");
  }

  private Map<String, Locator> charts() {
    Map<String, Locator> charts = new TreeMap<>();
    for (Locator chart : page.locator(CHART).all()) {
      charts.put(chart.getAttribute("data-test-chart-name"), chart);
    }
    return charts;
  }
}
