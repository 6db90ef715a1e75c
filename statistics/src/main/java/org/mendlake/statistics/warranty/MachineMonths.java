package org.mendlake.statistics.warranty;

import java.time.LocalDate;
import java.util.Arrays;
import org.mendlake.statistics.warranty.InServiceFleet.Machine;

/** Exposure and failures of one machine by month in service; months count from 1. */
final class MachineMonths {
  private final long[] ends;
  private final long leftOn;
  private final int completed;
  private final int[] failureMonths;
  private final int atDelivery;
  private final int tooYoung;

  private MachineMonths(Machine machine, long[] ends, long lastDay) {
    this.ends = ends;
    this.leftOn = machine.leftOn();
    int month = 0;
    while (month + 1 < ends.length && ends[month + 1] <= lastDay) {
      month++;
    }
    completed = month;
    int delivery = 0;
    int young = 0;
    int[] within = new int[machine.failures().size()];
    int count = 0;
    for (long day : machine.failures()) {
      int at = monthOf(day);
      if (at == 0) {
        delivery++;
      } else if (at <= completed) {
        within[count++] = at;
      } else {
        young += at < ends.length ? 1 : 0;
      }
    }
    failureMonths = Arrays.copyOf(within, count);
    atDelivery = delivery;
    tooYoung = young;
  }

  static MachineMonths of(Machine machine, long[] ends, long lastDay) {
    return new MachineMonths(machine, ends, lastDay);
  }

  /** Last day of each month in service, at 0 the first day in service, as days since 1970. */
  static long[] ends(LocalDate inService, int months) {
    long[] ends = new long[months + 1];
    for (int month = 0; month <= months; month++) {
      ends[month] = inService.plusMonths(month).toEpochDay();
    }
    return ends;
  }

  /** The month of a day; 0 up to the first day in service, past the last month one more. */
  private int monthOf(long day) {
    int month = 0;
    while (month < ends.length && day > ends[month]) {
      month++;
    }
    return month;
  }

  /** Months that ended early enough to count, whether or not the machine was there. */
  int completed() {
    return completed;
  }

  /** Share of a completed month for which the machine was observed. */
  double exposure(int month) {
    if (month > completed || leftOn <= ends[month - 1]) {
      return 0;
    }
    return leftOn >= ends[month]
        ? 1
        : (double) (leftOn - ends[month - 1]) / (ends[month] - ends[month - 1]);
  }

  /** Months of the failures that count, in order. */
  int[] failureMonths() {
    return failureMonths;
  }

  int atDelivery() {
    return atDelivery;
  }

  int tooYoung() {
    return tooYoung;
  }
}
