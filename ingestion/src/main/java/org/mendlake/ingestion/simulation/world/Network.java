package org.mendlake.ingestion.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The service network: headquarters, regional centres, dealers, and outlets of some dealers; a few
 * dealers report to headquarters without a centre in between.
 */
public final class Network {
  private static final int EVENTS_A_DEALER = 5_000;

  private final Organisation headquarters;
  private final List<Organisation> centres = new ArrayList<>();
  private final List<Organisation> dealers = new ArrayList<>();
  private final List<Organisation> outlets = new ArrayList<>();

  private record Region(
      String name, String zone, String currency, double moneyPerYuan, String code) {}

  private static final List<Region> REGIONS =
      List.of(
          new Region("East China", "Asia/Shanghai", "CNY", 1, "CN-SH"),
          new Region("North China", "Asia/Shanghai", "CNY", 1, "CN-BJ"),
          new Region("Southwest China", "Asia/Shanghai", "CNY", 1, "CN-SC"),
          new Region("Northwest China", "Asia/Urumqi", "CNY", 1, "CN-XJ"),
          new Region("Southeast Asia", "Asia/Jakarta", "IDR", 2_200, "ID-JK"),
          new Region("India", "Asia/Kolkata", "INR", 11.6, "IN-MH"),
          new Region("Europe", "Europe/Berlin", "EUR", 0.128, "DE-HE"),
          new Region("North America", "America/Chicago", "USD", 0.139, "US-IL"));

  /** The network of a fleet of that many events. */
  public Network(long seed, long events) {
    LocalClock home = new LocalClock("Asia/Shanghai");
    headquarters =
        new Organisation(
            "HQ", "Headquarters", "headquarters", Optional.empty(), home, "CNY", 1, "CN-HN");
    for (int i = 0; i < REGIONS.size(); i++) {
      Region region = REGIONS.get(i);
      centres.add(
          organisation("C%02d".formatted(i + 1), "Centre " + region.name, "centre", "HQ", region));
    }
    int count = (int) Math.min(400, Math.max(6, events / EVENTS_A_DEALER));
    for (int i = 0; i < count; i++) {
      Chance chance = Chance.of(seed, "dealer", i);
      Region region = REGIONS.get(i < REGIONS.size() ? i : chance.below(REGIONS.size()));
      String id = "D%03d".formatted(i + 1);
      String above = chance.happens(0.05) ? "HQ" : "C%02d".formatted(REGIONS.indexOf(region) + 1);
      dealers.add(organisation(id, region.name + " dealer " + (i + 1), "dealer", above, region));
      if (chance.happens(0.25)) {
        outlets.add(organisation(id + "-1", "Outlet of dealer " + (i + 1), "outlet", id, region));
      }
    }
  }

  private static Organisation organisation(
      String id, String name, String level, String parent, Region region) {
    return new Organisation(
        id,
        name,
        level,
        Optional.of(parent),
        new LocalClock(region.zone),
        region.currency,
        region.moneyPerYuan,
        region.code);
  }

  /** The maker's service department. */
  public Organisation headquarters() {
    return headquarters;
  }

  /** Regional service centres. */
  public List<Organisation> centres() {
    return centres;
  }

  /** Dealers, who sell and repair. */
  public List<Organisation> dealers() {
    return dealers;
  }

  /** Every organisation, those above first. */
  public List<Organisation> all() {
    List<Organisation> all = new ArrayList<>();
    all.add(headquarters);
    all.addAll(centres);
    all.addAll(dealers);
    all.addAll(outlets);
    return all;
  }
}
