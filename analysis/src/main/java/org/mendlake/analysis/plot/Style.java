package org.mendlake.analysis.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Colours, strokes and marks. The colours are told apart by the colour-blind (Okabe and Ito). */
final class Style {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Color GRID = new Color(0xDDDDDD);
  static final Color INK = new Color(0x333333);

  private static final Color[] HUES = {
    new Color(0x0072B2),
    new Color(0xE69F00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0x56B4E9),
    new Color(0x8C6D00),
    new Color(0x000000)
  };
  private static final Color SIGNAL = new Color(0xD55E00);
  private static final Color REFERENCE = new Color(0x777777);
  private static final int BAND_OPACITY = 45;

  private Style() {}

  static Color hue(int group) {
    return HUES[group % HUES.length];
  }

  /** For areas that marks are drawn on. */
  static Color pale(int group) {
    Color hue = hue(group);
    return new Color(paler(hue.getRed()), paler(hue.getGreen()), paler(hue.getBlue()));
  }

  private static int paler(int shade) {
    return (shade + 255) / 2;
  }

  static Color band(int group) {
    Color hue = hue(group);
    return new Color(hue.getRed(), hue.getGreen(), hue.getBlue(), BAND_OPACITY);
  }

  static Color mark(Layer.Mark mark, int group) {
    return switch (mark) {
      case PLAIN -> hue(group);
      case SIGNAL -> SIGNAL;
      case ASIDE -> REFERENCE;
    };
  }

  static Shape shape(Layer.Mark mark) {
    return switch (mark) {
      case PLAIN -> new Ellipse2D.Double(-3, -3, 6, 6);
      case SIGNAL -> new Rectangle2D.Double(-4.5, -4.5, 9, 9);
      case ASIDE -> new Ellipse2D.Double(-8, -8, 16, 16);
    };
  }

  static Color line(Layer.Meaning meaning, int group) {
    return switch (meaning) {
      case ESTIMATE, BOUND, CONNECTION -> hue(group);
      case CENTRE, LIMIT, WARNING -> REFERENCE;
    };
  }

  static Stroke stroke(Layer.Meaning meaning) {
    return switch (meaning) {
      case ESTIMATE -> solid(2.2f);
      case CONNECTION -> solid(1.1f);
      case CENTRE -> solid(1.4f);
      case BOUND, LIMIT -> dashed(1.4f, 7f, 4f);
      case WARNING -> dashed(1.1f, 2f, 4f);
    };
  }

  private static Stroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Stroke dashed(float width, float dash, float gap) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {dash, gap}, 0f);
  }
}
