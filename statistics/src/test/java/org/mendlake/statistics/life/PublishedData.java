package org.mendlake.statistics.life;

/** Life data with published results. */
final class PublishedData {
  private PublishedData() {}

  /** Twelve monthly shipments of 1000 (Minitab's help on warranty prediction). */
  static LifeData shipments() {
    int[] failed = {7, 5, 7, 10, 12, 4, 8, 6, 5, 5, 0, 0};
    int[] working = {998, 999, 998, 999, 994, 994, 988, 989, 993, 979, 1000, 1000};
    LifeDataBuilder data = LifeData.builder();
    for (int month = 1; month <= failed.length; month++) {
      data.failedBetween(month - 1, month).times(failed[month - 1]);
      data.working(month).times(working[month - 1]);
    }
    return data.build();
  }

  /** Ten failures, ten units suspended at 500 (NIST handbook). */
  static LifeData rightCensored() {
    return failed(54, 187, 216, 240, 244, 335, 361, 373, 375, 386).working(500).times(10).build();
  }

  /** Bearing cages, age@count of the suspended ones (Meeker and Escobar 1998). */
  static LifeData bearingCages() {
    double[][] suspended = {
      {50, 288}, {150, 148}, {250, 124}, {350, 111}, {450, 106}, {550, 99}, {650, 110},
      {750, 114}, {850, 119}, {950, 127}, {1050, 123}, {1150, 93}, {1250, 47}, {1350, 41},
      {1450, 27}, {1550, 11}, {1650, 6}, {1850, 1}, {2050, 2}
    };
    return withSuspended(failed(230, 334, 423, 990, 1009, 1510), suspended).build();
  }

  /** Early failures among many long-lived units: the likelihood peaks at an absurd age. */
  static LifeData pathological() {
    double[][] suspended = {{44798, 817}, {62715, 823}, {81474, 815}, {80632, 813}, {62716, 804}};
    return withSuspended(failed(220, 179, 123, 146, 199, 181, 191, 216, 1, 73), suspended).build();
  }

  private static LifeDataBuilder withSuspended(LifeDataBuilder data, double[][] ages) {
    for (double[] age : ages) {
      data.working(age[0]).times(age[1]);
    }
    return data;
  }

  static LifeDataBuilder failed(double... ages) {
    LifeDataBuilder data = LifeData.builder();
    for (double age : ages) {
      data.failed(age);
    }
    return data;
  }
}
