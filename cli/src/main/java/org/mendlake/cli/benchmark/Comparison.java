package org.mendlake.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Both sides at the same work, in turn.
 *
 * @param ours every pass, each step by step
 * @param theirs what DuckDB found and took, run by run
 * @param differences where the answers differ, in words; empty when they agree
 */
public record Comparison(
    List<List<Measurement>> ours, List<JsonNode> theirs, List<String> differences) {
  public Comparison {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
    differences = List.copyOf(differences);
  }

  /** The median of each step over the passes, and of what they add up to. */
  public List<Measurement> medians() {
    List<Measurement> medians = new ArrayList<>();
    for (int step = 0; step < ours.get(0).size(); step++) {
      medians.add(median(step));
    }
    Measurement bronze = medians.get(0);
    Measurement silver = bronze.then("broker to silver", medians.get(1));
    Measurement marts =
        silver.then("broker to gold", medians.get(2)).then("broker to marts", medians.get(3));
    medians.add(silver);
    medians.add(marts);
    return medians;
  }

  private Measurement median(int step) {
    List<Measurement> sorted =
        ours.stream()
            .map(pass -> pass.get(step))
            .sorted(Comparator.comparingDouble(Measurement::seconds))
            .toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Events a second of ours over those of DuckDB, by the medians. */
  public double ratio() {
    Measurement whole = medians().get(medians().size() - 1);
    double seconds =
        theirs.stream()
            .mapToDouble(run -> run.path("seconds").asDouble())
            .sorted()
            .toArray()[theirs.size() / 2];
    return seconds / whole.seconds();
  }

  /** Every answer on which two sides differ. */
  static List<String> differences(JsonNode ours, JsonNode theirs) {
    TreeSet<String> names = new TreeSet<>();
    ours.fieldNames().forEachRemaining(names::add);
    theirs.fieldNames().forEachRemaining(names::add);
    return names.stream()
        .filter(name -> !ours.path(name).equals(Comparison::byText, theirs.path(name)))
        .map(name -> name + ": " + shown(ours.path(name)) + " here, " + shown(theirs.path(name)))
        .toList();
  }

  /** Numbers are equal that read alike, however wide the types that hold them. */
  private static int byText(JsonNode one, JsonNode other) {
    return one.asText().compareTo(other.asText());
  }

  private static String shown(JsonNode answer) {
    String text = answer.isMissingNode() ? "nothing" : answer.toString();
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }
}
