package org.mendlake.transforms.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Batches of events of a small fleet: late, conflicting, amended, cancelled, backdated. */
final class RandomHistory {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private final Random random;
  private final List<TestEvent> creates = new ArrayList<>();
  private int number;

  RandomHistory(long seed) {
    this.random = new Random(seed);
  }

  List<TestEvent> batch(int size) {
    List<TestEvent> events = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      events.add(next());
    }
    return events;
  }

  private TestEvent next() {
    int kind = random.nextInt(20);
    if (kind < 11 || creates.isEmpty()) {
      TestEvent visit =
          TestEvent.visit("v" + number++, machine(), day(), cost()).knownAt(instant());
      creates.add(visit);
      return visit;
    }
    TestEvent earlier = creates.get(random.nextInt(creates.size()));
    if (kind < 14) {
      return earlier.amendedBy("a" + number++, instant(), TestEvent.visitData(machine(), cost()));
    }
    if (kind < 15) {
      return earlier.cancelledBy("c" + number++, instant());
    }
    if (kind < 16) {
      return TestEvent.create(
              earlier.type(),
              earlier.key(),
              earlier.id(),
              day(),
              TestEvent.visitData(machine(), cost()))
          .knownAt(instant());
    }
    if (kind < 18) {
      return TestEvent.machine(machine(), day(), "Name " + random.nextInt(3)).knownAt(instant());
    }
    return codeSet();
  }

  private TestEvent codeSet() {
    String from = day();
    String data =
        """
        {"valid_from":"%s","version":"%s","codes":[{"level":"system","code":"Engine",
         "name":"Engine %d"}]}
        """
            .formatted(from, from, random.nextInt(3));
    return TestEvent.create("code-set.published.v1", "set", "set@" + from, from, data)
        .knownAt(instant());
  }

  private String machine() {
    return "M" + random.nextInt(6);
  }

  private String cost() {
    return random.nextInt(5) == 0 ? "0" : random.nextInt(100_000) + "." + random.nextInt(10);
  }

  private String day() {
    return FIRST.plusDays(random.nextInt(700)).toString();
  }

  private Instant instant() {
    return FIRST
        .plusDays(random.nextInt(900))
        .atStartOfDay(ZoneOffset.UTC)
        .plusSeconds(random.nextInt(86_400))
        .toInstant();
  }
}
