package org.mendlake.statistics.life;

import java.util.SplittableRandom;

/** Life data on which searches have been seen to stop early. */
enum HardData {
  SIX_DECADES {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      for (int unit = 0; unit < 40; unit++) {
        double age = Math.pow(10, random.nextDouble(6));
        data.observed(age, random.nextInt(3) == 0 ? 0 : 1);
      }
    }
  },
  THREE_FAILURES_AMONG_A_HUNDRED_THOUSAND {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      for (int failure = 0; failure < 3; failure++) {
        data.failed(random.nextDouble(1, 2000));
      }
      for (int group = 0; group < 50; group++) {
        data.working(random.nextDouble(500, 3000)).times(2000);
      }
    }
  },
  FLAT_RIDGE {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      double found = random.nextDouble(10, 20);
      data.failedBy(found).times(3).failedBetween(found, found * 1.2).times(1);
      data.working(found * 1.1).times(500).working(found * 1.3).times(200);
    }
  },
  INTERVALS_ONLY {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      double scale = random.nextDouble(1, 30);
      double shape = random.nextDouble(0.4, 4);
      for (int unit = 0; unit < 60; unit++) {
        double age = scale * Math.pow(-Math.log(random.nextDouble()), 1 / shape);
        double month = Math.floor(age);
        if (month < 24) {
          data.failedBetween(month, month + 1);
        } else {
          data.working(24);
        }
      }
      data.failedBetween(2, 3).failedBetween(4, 5);
    }
  },
  WIDE_OVERLAPPING_INTERVALS {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      for (int unit = 0; unit < 30; unit++) {
        double from = random.nextDouble(0, 50);
        data.failedBetween(from, from + random.nextDouble(5, 100));
      }
      data.failedBetween(1, 2).failedBetween(140, 150).working(60).times(4);
    }
  },
  LATE_ENTRIES {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      double shape = random.nextDouble(0.7, 3);
      int units = 0;
      while (units < 80) {
        double age = 100 * Math.pow(-Math.log(random.nextDouble()), 1 / shape);
        double entry = random.nextDouble(0, 120);
        double end = entry + random.nextDouble(1, 60);
        if (age > entry) {
          data.observed(Math.min(age, end), age <= end ? 1 : 0).enteredAt(entry);
          units++;
        }
      }
    }
  },
  STEEP {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      for (int unit = 0; unit < 20; unit++) {
        data.failed(1e4 * (1 + 0.1 * random.nextDouble()));
      }
      data.working(5000).times(30);
    }
  },
  BOTH_ENDS_CENSORED {
    @Override
    void fill(LifeDataBuilder data, SplittableRandom random) {
      for (int unit = 0; unit < 40; unit++) {
        double seen = random.nextDouble(1, 100);
        double age = 40 * Math.pow(-Math.log(random.nextDouble()), 1 / 1.5);
        if (age < seen) {
          data.failedBy(seen);
        } else {
          data.working(seen);
        }
      }
      data.failed(30).failed(45);
    }
  };

  abstract void fill(LifeDataBuilder data, SplittableRandom random);

  LifeData sample(long seed) {
    LifeDataBuilder data = LifeData.builder();
    fill(data, new SplittableRandom(seed));
    return data.build();
  }
}
