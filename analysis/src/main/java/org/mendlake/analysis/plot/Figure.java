package org.mendlake.analysis.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn: a title, two axes and the layers between them, the first one at the back.
 *
 * @param grouping what to do with the figures of several groups
 */
public record Figure(
    String title, Axis horizontal, Axis vertical, List<Layer> layers, Grouping grouping) {

  /** How figures of several groups go together. */
  public enum Grouping {
    /** In one picture, a colour for each group. */
    TOGETHER,
    /** In a file for each group. */
    APART
  }

  public Figure {
    layers = List.copyOf(layers);
  }

  /** Starts a picture. */
  public static Builder titled(String title, Axis horizontal, Axis vertical) {
    return new Builder(title, horizontal, vertical);
  }

  /** Collects layers. */
  public static final class Builder {
    private final String title;
    private final Axis horizontal;
    private final Axis vertical;
    private final List<Layer> layers = new ArrayList<>();
    private Grouping grouping = Grouping.TOGETHER;

    private Builder(String title, Axis horizontal, Axis vertical) {
      this.title = title;
      this.horizontal = horizontal;
      this.vertical = vertical;
    }

    /** Adds a layer in front of the others. */
    public Builder layer(Layer layer) {
      layers.add(layer);
      return this;
    }

    /** Says that each group needs a file of its own. */
    public Builder apart() {
      grouping = Grouping.APART;
      return this;
    }

    /** The picture. */
    public Figure build() {
      return new Figure(title, horizontal, vertical, layers, grouping);
    }
  }
}
