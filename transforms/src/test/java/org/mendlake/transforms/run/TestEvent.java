package org.mendlake.transforms.run;

import java.time.Instant;

/**
 * An event as it stands in silver, its payload as JSON of columns.
 *
 * @param type event type, such as {@code visit.completed.v1}
 * @param op create, amend or cancel
 * @param amends id of the create that it amends or cancels; null for a create
 */
record TestEvent(
    String type,
    String key,
    String id,
    Instant occurredAt,
    Instant knownAt,
    String op,
    String amends,
    String data) {

  static TestEvent create(String type, String key, String id, String day, String data) {
    Instant at = Instant.parse(day + "T04:00:00Z");
    return new TestEvent(type, key, id, at, at, "create", null, data);
  }

  static TestEvent visit(String id, String machine, String day, String cost) {
    return create("visit.completed.v1", id, id + "-e", day, visitData(machine, cost));
  }

  static TestEvent machine(String serial, String validFrom, String name) {
    String data = "{\"valid_from\":\"" + validFrom + "\",\"name\":\"" + name + "\"}";
    return create("machine.defined.v1", serial, serial + "@" + validFrom, validFrom, data);
  }

  static String visitData(String machine, String cost) {
    return """
        {"machine_id":"%s","currency":"AUD","order_type":"PM01",
         "defects":[{"line_no":1,"defect_code":"set:Engine/Pump/Leak"}],
         "lines":[{"line_no":1,"kind":"unspecified","part_id":"Pump","action":"Replace",
                   "defect_line_no":1,"cost_amount":%s}]}
        """
        .formatted(machine, cost);
  }

  TestEvent knownAt(Instant instant) {
    return new TestEvent(type, key, id, occurredAt, instant, op, amends, data);
  }

  TestEvent amendedBy(String newId, Instant knownAt, String newData) {
    return new TestEvent(type, key, newId, occurredAt, knownAt, "amend", id, newData);
  }

  TestEvent cancelledBy(String newId, Instant knownAt) {
    return new TestEvent(type, key, newId, occurredAt, knownAt, "cancel", id, null);
  }
}
