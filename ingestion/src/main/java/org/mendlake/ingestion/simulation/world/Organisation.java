package org.mendlake.ingestion.simulation.world;

import java.util.Optional;

/**
 * An organisation of the service network.
 *
 * @param level headquarters, centre, dealer or outlet
 * @param parentId the one it reports to
 * @param currency of its amounts
 * @param moneyPerYuan amount of the currency that a yuan is worth
 * @param region where it is, ISO 3166-2
 */
public record Organisation(
    String id,
    String name,
    String level,
    Optional<String> parentId,
    LocalClock clock,
    String currency,
    double moneyPerYuan,
    String region) {

  /** An amount in yuan, in hundredths, as hundredths of its own currency. */
  public long money(long yuan) {
    return Math.round(yuan * moneyPerYuan);
  }
}
