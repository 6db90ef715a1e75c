package org.mendlake.statistics.warranty;

/**
 * A warranty that ends with whichever of two limits comes first.
 *
 * @param days limit of time since it began, in days
 * @param hours limit of use, in hours of the meter
 */
public record Cover(double days, double hours) {
  public Cover {
    if (!(days > 0 && hours > 0)) {
      throw new IllegalArgumentException(
          "Cannot use a cover of " + days + " days and " + hours + " hours: both are above 0");
    }
  }

  /** Days after which it ends for a machine of so many hours a day; of 0, by time alone. */
  public double endDays(double hoursPerDay) {
    return Math.min(days, hours / requireRate(hoursPerDay));
  }

  /** Hours after which it ends for a machine of so many hours a day. */
  public double endHours(double hoursPerDay) {
    return Math.min(hours, days * requireRate(hoursPerDay));
  }

  private static double requireRate(double hoursPerDay) {
    if (!(hoursPerDay >= 0 && Double.isFinite(hoursPerDay))) {
      throw new IllegalArgumentException("Cannot use " + hoursPerDay + " hours a day");
    }
    return hoursPerDay;
  }
}
