package org.mendlake.cli.demo;

/** Says in words what the rules of data issues find. */
final class IssueWords {
  private IssueWords() {}

  /** Words for a rule with its name behind; the name alone of a rule that the demo rarely meets. */
  static String of(String rule) {
    String words =
        switch (rule) {
          case "identical_record" ->
              "orders that are copies of an earlier one, counted as repeated work";
          case "zero_cost" -> "orders with a cost of 0, counted as stated";
          case "negative_cost" -> "orders with a credit, counted as stated";
          case "unknown_serial" -> "machines visited that were neither built nor defined";
          case "identity_conflict" -> "other contents under an earlier event's id, which holds";
          case "sequence_gap" -> "gaps in what a source counts: events that were lost";
          case "sequence_overlap" -> "numbers that a source gave to two events";
          case "overlapping_visits" -> "visits that began before another one was completed";
          case "milestones_inverted" -> "milestones in an order that cannot be";
          case "meter_rollback" -> "meter readings below the one before";
          case "meter_impossible_rate" -> "meter readings that no machine can have run to";
          case "meter_restarted" -> "hour meters that begin a new count";
          case "claim_without_submission" -> "claim lines whose submission is not known yet";
          case "claim_without_visit" -> "claim lines whose visit the machine has not had";
          case "close_without_open" -> "cases closed whose opening is not known yet";
          case "replacement_without_visit" -> "parts replaced on a visit that is not known yet";
          default -> "";
        };
    return words.isEmpty() ? rule : words + " (" + rule + ")";
  }
}
