package org.mendlake.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mendlake.analysis.plot.Figure;
import org.mendlake.statistics.Answer;
import org.mendlake.statistics.Caution;
import org.mendlake.statistics.Outcome;
import org.mendlake.statistics.Refusal;

/**
 * What a method found in one group of rows.
 *
 * @param title what was done, in the field's words
 * @param facts single values, such as the number of failures
 * @param estimates numbers with their precision
 * @param grids tables
 * @param methods which of several ways was taken, by what it was taken for
 * @param cautions what the reader should know before using the numbers
 * @param refusal why there is no answer, if there is none
 * @param figure makes what is drawn, when it is asked for
 */
public record Report(
    String title,
    List<Fact> facts,
    List<Quantity> estimates,
    List<Grid> grids,
    Map<String, String> methods,
    List<Caution> cautions,
    Optional<Refusal<?>> refusal,
    Optional<Supplier<Figure>> figure) {
  public Report {
    facts = List.copyOf(facts);
    estimates = List.copyOf(estimates);
    grids = List.copyOf(grids);
    cautions = cautions.stream().distinct().toList();
  }

  /** Starts a report. */
  public static Builder titled(String title) {
    return new Builder(title);
  }

  /** Collects what a method found, in the order in which it is told. */
  public static final class Builder {
    private final String title;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Quantity> estimates = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();
    private final Map<String, String> methods = new LinkedHashMap<>();
    private final List<Caution> cautions = new ArrayList<>();
    private Optional<Refusal<?>> refusal = Optional.empty();
    private Optional<Supplier<Figure>> figure = Optional.empty();

    private Builder(String title) {
      this.title = title;
    }

    /** Adds a single value. */
    public Builder fact(String name, String label, Cell value) {
      facts.add(new Fact(name, label, value));
      return this;
    }

    /** Adds an estimate. */
    public Builder estimate(Quantity estimate) {
      estimates.add(estimate);
      return this;
    }

    /** Adds a table. */
    public Builder grid(Grid grid) {
      grids.add(grid);
      return this;
    }

    /** Names the way that was taken for something. */
    public Builder method(String purpose, String way) {
      methods.put(purpose, way);
      return this;
    }

    /** Adds a warning. */
    public Builder caution(Caution caution) {
      cautions.add(caution);
      return this;
    }

    /** Says what is drawn. */
    public Builder figure(Supplier<Figure> drawn) {
      figure = Optional.of(drawn);
      return this;
    }

    /** Says that there is no answer, and why. */
    public Builder refused(Refusal<?> reason) {
      refusal = Optional.of(reason);
      return this;
    }

    /** Tells an answer with its cautions by {@code telling}, or the refusal. */
    public <T> Builder outcome(Outcome<T> outcome, BiConsumer<Builder, T> telling) {
      if (outcome instanceof Answer<T> answer) {
        cautions.addAll(answer.cautions());
        telling.accept(this, answer.value());
      } else if (outcome instanceof Refusal<T> told) {
        refused(told);
      }
      return this;
    }

    /** The report. */
    public Report build() {
      return new Report(title, facts, estimates, grids, methods, cautions, refusal, figure);
    }
  }
}
