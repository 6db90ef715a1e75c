package org.mendlake.analysis.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.mendlake.analysis.input.InputException;
import org.w3c.dom.Document;

/** A picture as a file, in the form that its ending says. Needs no screen. */
public final class FigureFile {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 600;
  private static final int PIXELS_PER_UNIT = 2;
  private static final String SVG = ".svg";
  private static final String PNG = ".png";

  private final Path file;

  /** Will write this file, and with figures apart others beside it. */
  public FigureFile(Path file) {
    requireKnownEnding(file);
    this.file = file;
  }

  /**
   * Checks the ending.
   *
   * @throws InputException if it is neither .svg nor .png
   */
  public static void requireKnownEnding(Path file) {
    if (!hasEnding(file, SVG) && !hasEnding(file, PNG)) {
      throw new InputException(
          "Cannot draw %s: its name must end in %s or %s.".formatted(file, SVG, PNG));
    }
  }

  /**
   * Writes figures of one kind.
   *
   * @param figures by group; those apart have the group in the name of their file
   */
  public void write(Map<String, Figure> figures) throws IOException {
    boolean isApart =
        figures.size() > 1
            && figures.values().iterator().next().grouping() == Figure.Grouping.APART;
    if (!isApart) {
      write(file, figures);
      return;
    }
    Set<String> taken = new HashSet<>();
    for (Map.Entry<String, Figure> entry : figures.entrySet()) {
      write(beside(entry.getKey(), taken), Map.of(entry.getKey(), entry.getValue()));
    }
  }

  /** Groups that differ only in signs that no file name may have are numbered. */
  private Path beside(String group, Set<String> taken) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String safe = group.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    String own = safe;
    for (int copy = 2; !taken.add(own.toLowerCase(Locale.ROOT)); copy++) {
      own = safe + "-" + copy;
    }
    return file.resolveSibling(name.substring(0, dot) + "-" + own + name.substring(dot));
  }

  private static void write(Path file, Map<String, Figure> figures) throws IOException {
    // Otherwise the titles of vertical axes become outlines, which nobody can search or select.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    JFreeChart chart = FigureChart.of(figures);
    if (hasEnding(file, SVG)) {
      writeSvg(file, chart);
    } else {
      writePng(file, chart);
    }
  }

  private static void writeSvg(Path file, JFreeChart chart) throws IOException {
    SVGGraphics2D graphics = new SVGGraphics2D(emptyDocument());
    graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      graphics.stream(writer, true);
    }
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("Cannot make an XML document", impossible);
    }
  }

  private static void writePng(Path file, JFreeChart chart) throws IOException {
    BufferedImage image =
        new BufferedImage(
            WIDTH * PIXELS_PER_UNIT, HEIGHT * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static boolean hasEnding(Path file, String ending) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
