package org.mendlake.dashboards.superset;

/** What fills a part of a row; twelve widths make a row, a height is 8 pixels. */
sealed interface Cell {
  int width();

  int height();

  /** A chart of the dashboard. */
  record OfChart(String chart, int width, int height) implements Cell {}

  /** Text in Markdown. */
  record OfText(String text, int width, int height) implements Cell {}
}
