package org.mendlake.statistics.life;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What a row of life data must fulfil to make sense. */
record LifeRowRule(
    double lower,
    double upper,
    double entry,
    double weight,
    OptionalDouble ageUnit,
    boolean hasMode) {
  /** Past it one unit more is lost among the others. */
  private static final double LARGEST_COUNT = 1e15;

  private boolean isWorking() {
    return upper == Double.POSITIVE_INFINITY;
  }

  /** Everything that is wrong, one sentence each; none if the row is sound. */
  List<String> broken() {
    if (isSound()) {
      return List.of();
    }
    List<String> broken = new ArrayList<>();
    if (!isAge(lower)) {
      broken.add("Cannot use age " + lower + ": an age is a number from 0 on");
    }
    if (!isAge(upper) && !isWorking() && !sameNumber(lower, upper)) {
      broken.add("Cannot use age " + upper + ": an age is a number from 0 on");
    }
    if (!isAge(entry)) {
      broken.add("Cannot use entry " + entry + ": an entry age is a number from 0 on");
    }
    if (!isCount(weight)) {
      broken.add("Cannot use count " + weight + ": a count of units is a number from 0 to 1e15");
    }
    if (isWorking() && hasMode) {
      broken.add("Cannot use a failure mode of a unit still working: leave the mode empty");
    }
    if (broken.isEmpty() && lower > upper) {
      broken.add(
          "Cannot use lower " + lower + " and upper " + upper + ": the failure lies between them");
    }
    if (broken.isEmpty() && upper == 0 && ageUnit.isEmpty()) {
      broken.add(
          "Cannot use a failure at age 0: give the unit of the ages, so that it means"
              + " the interval from 0 to one unit, or correct the age");
    }
    if (broken.isEmpty()) {
      broken.add(
          "Cannot use entry "
              + entry
              + " with "
              + (isWorking() ? "last age " + lower : "failure at " + upper)
              + ": a unit enters before it leaves");
    }
    return broken;
  }

  /** The common case in one go. */
  private boolean isSound() {
    return isAge(lower)
        && isAge(entry)
        && isCount(weight)
        && (isWorking() ? !hasMode && entry <= lower : isSoundFailure());
  }

  private boolean isSoundFailure() {
    if (!isAge(upper) || lower > upper) {
      return false;
    }
    return upper == 0 ? ageUnit.isPresent() && entry == 0 : entry < upper;
  }

  private static boolean isCount(double number) {
    return number >= 0 && number <= LARGEST_COUNT;
  }

  private static boolean isAge(double number) {
    return number >= 0 && number < Double.POSITIVE_INFINITY;
  }

  private static boolean sameNumber(double one, double other) {
    return Double.compare(one, other) == 0;
  }
}
