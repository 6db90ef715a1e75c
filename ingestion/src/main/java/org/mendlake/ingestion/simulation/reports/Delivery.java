package org.mendlake.ingestion.simulation.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mendlake.ingestion.simulation.events.JsonBytes;
import org.mendlake.ingestion.simulation.events.Payload;
import org.mendlake.ingestion.simulation.records.RecordBlock;
import org.mendlake.ingestion.simulation.settings.SimulationSettings;
import org.mendlake.ingestion.simulation.world.Chance;
import org.mendlake.ingestion.simulation.world.LocalClock;

/**
 * How events travel from their sources to the broker: mostly in the order in which they became
 * known, sometimes late, twice, in two contents, or spoilt.
 */
public final class Delivery {
  private static final List<Fault> MALFORMED =
      List.of(Fault.values()).stream().filter(Fault::isMalformed).toList();
  private static final List<Fault> IMPOSSIBLE =
      List.of(Fault.values()).stream().filter(fault -> !fault.isMalformed()).toList();

  private final SimulationSettings.Delivery settings;
  private final long end;
  private final List<Parcel> parcels = new ArrayList<>();

  /** A record on its way. */
  private record Parcel(
      long deliveredAt, int tie, Version version, Fate fate, Optional<Fault> fault) {}

  /** A delivery without records. */
  public Delivery(SimulationSettings settings, long end) {
    this.settings = settings.delivery();
    this.end = end;
  }

  /** Hands over the events of one machine. */
  public void take(List<Version> versions, Chance chance) {
    for (Version version : versions) {
      take(version, chance);
    }
  }

  /** Records handed over so far. */
  public int size() {
    return parcels.size();
  }

  /** Forgets the records handed over after the first ones. */
  public void keepFirst(int size) {
    parcels.subList(size, parcels.size()).clear();
  }

  private void take(Version version, Chance chance) {
    long at = version.knownAt();
    if (chance.happens(settings.disorder())) {
      at += (long) (chance.uniform() * settings.disorderDays() * LocalClock.DAY);
    }
    boolean isAlone = version.report().versions().size() == 1 && version.op() == Version.Op.CREATE;
    if (isAlone) {
      Optional<Fault> fault = fault(version, chance);
      if (fault.isPresent()) {
        add(at, version, Fate.REFUSED, fault);
        if (chance.happens(settings.lost())) {
          version.report().lose();
          return;
        }
      }
    }
    add(at, version, Fate.ACCEPTED, Optional.empty());
    if (chance.happens(settings.duplicates())) {
      long again = at + (long) (chance.exponential(24) * LocalClock.HOUR);
      add(again, version, Fate.DUPLICATE, Optional.empty());
    }
    if (version.op() == Version.Op.CREATE && chance.happens(settings.conflicts())) {
      conflict(version, at, chance);
    }
  }

  /** Another content, known later, so that it loses; half of them overtake the one that holds. */
  private void conflict(Version version, long at, Chance chance) {
    long knownAt = version.knownAt() + 1 + (long) (chance.uniform() * 10 * LocalClock.DAY);
    Optional<Payload> other = version.payload().mistaken(chance);
    if (other.isPresent() && knownAt < end) {
      long deliveredAt = chance.happens(0.5) ? at - 1 : Math.max(at, knownAt);
      add(deliveredAt, version.copy(knownAt, other.get()), Fate.CONFLICT, Optional.empty());
    }
  }

  private Optional<Fault> fault(Version version, Chance chance) {
    double dice = chance.uniform();
    if (dice >= settings.malformed() + settings.impossible()) {
      return Optional.empty();
    }
    if (dice < settings.malformed()) {
      return Optional.of(chance.oneOf(MALFORMED));
    }
    JsonBytes json = new JsonBytes(2_048);
    version.write(json);
    String text = Fault.text(json.copy(0, json.length()));
    return Optional.of(
        chance.oneOf(IMPOSSIBLE.stream().filter(fault -> fault.fits(text)).toList()));
  }

  private void add(long at, Version version, Fate fate, Optional<Fault> fault) {
    parcels.add(new Parcel(at, parcels.size(), version, fate, fault));
  }

  /** Delivers everything, in order, to a block, and notes what became of it. */
  public void deliver(RecordBlock block, RecordTally tally) {
    parcels.sort(Comparator.comparingLong(Parcel::deliveredAt).thenComparingInt(Parcel::tie));
    for (Parcel parcel : parcels) {
      Version version = parcel.version;
      if (parcel.fault.isPresent()) {
        refused(version, parcel.fault.get(), block, tally);
      } else {
        Subject subject = version.report().subject();
        version.write(block.begin(subject.entity(), subject.key(), version.knownAt()));
        block.end();
        tally.count(parcel.fate, version.payload().type());
      }
    }
    parcels.clear();
  }

  private static void refused(Version version, Fault fault, RecordBlock block, RecordTally tally) {
    JsonBytes json = new JsonBytes(2_048);
    version.write(json);
    Subject subject = version.report().subject();
    Fault.Spoilt spoilt =
        fault.spoil(
            new Fault.Spoilt(
                subject.entity(), subject.key(), version.knownAt(), json.copy(0, json.length())));
    JsonBytes line = block.begin(spoilt.entity(), spoilt.key(), spoilt.timestamp());
    if (fault.isJson()) {
      line.raw(spoilt.value());
      block.end();
    } else {
      block.endUnreadable(spoilt.value());
    }
    tally.refused(
        new RecordTally.Refused(
            spoilt.entity(),
            spoilt.key(),
            spoilt.timestamp(),
            version,
            fault.rule(),
            fault.why(),
            version.report().isLost()));
  }
}
