package org.mendlake.analysis.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.mendlake.analysis.report.NumberText;

/**
 * A set, what our method made of it and what others did.
 *
 * @param others programs that can do the task
 */
record ProgramComparison(DataSet set, Measured ours, List<Measured> others) {
  /** Estimates that differ by less are the same. */
  private static final double SAME = 1e-4;

  /** Log-likelihoods that differ by less are the same. */
  private static final double SAME_LIKELIHOOD = 1e-6;

  ProgramComparison {
    others = List.copyOf(others);
  }

  /** Whether no other program found a higher likelihood, or another value without one. */
  boolean holds() {
    return others.stream().allMatch(other -> !verdict(other).startsWith("theirs"));
  }

  /** One line of a Markdown table for each other program. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Measured other : others) {
      boolean failed = other.failure().isPresent();
      lines.add(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  set.title(),
                  other.program(),
                  seconds(ours.seconds()),
                  failed ? "-" : seconds(other.seconds()),
                  failed ? "-" : ratio(other.seconds() / ours.seconds()),
                  verdict(other)));
    }
    return lines;
  }

  /** Two digits at least, so that a program that is a little faster than ours shows as that. */
  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f" : "%.0f", ratio);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.6f", seconds);
  }

  private String verdict(Measured other) {
    if (other.failure().isPresent()) {
      return "fails: " + other.failure().get();
    }
    double difference = largestDifference(other.values());
    if (difference <= SAME) {
      return "same";
    }
    OptionalDouble mine = IndependentLikelihood.of(set.rows(), ours.values());
    OptionalDouble theirs = IndependentLikelihood.of(set.rows(), other.values());
    if (mine.isEmpty() || theirs.isEmpty()) {
      return "theirs is another: " + shown(other.values());
    }
    double gain = mine.getAsDouble() - theirs.getAsDouble();
    if (Math.abs(gain) <= SAME_LIKELIHOOD) {
      return "same likelihood; estimates differ by %s".formatted(NumberText.of(difference));
    }
    return "%s is more likely by %s; they find %s"
        .formatted(
            gain > 0 ? "ours" : "theirs", NumberText.of(Math.abs(gain)), shown(other.values()));
  }

  private double largestDifference(Map<String, Double> theirs) {
    double largest = 0;
    for (Map.Entry<String, Double> value : ours.values().entrySet()) {
      boolean isEstimate = !value.getKey().equals("log_likelihood");
      if (isEstimate && theirs.containsKey(value.getKey())) {
        double difference = Math.abs(theirs.get(value.getKey()) / value.getValue() - 1);
        largest = difference <= largest ? largest : difference;
      }
    }
    return largest;
  }

  private static String shown(Map<String, Double> values) {
    List<String> shown = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (!name.equals("log_likelihood")) {
            shown.add(name + " " + (Double.isFinite(value) ? NumberText.of(value) : value));
          }
        });
    return String.join(", ", shown);
  }
}
