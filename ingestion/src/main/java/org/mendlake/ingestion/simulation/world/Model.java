package org.mendlake.ingestion.simulation.world;

/**
 * A model that the maker sells.
 *
 * @param mass operating mass in kilograms
 * @param price in hundredths of a yuan
 * @param weight how many are built, against the others
 * @param faultsPerThousandHours repairs apart from those of tracked components
 */
public record Model(
    String id,
    String name,
    String productClass,
    String series,
    int mass,
    long price,
    double weight,
    double faultsPerThousandHours) {}
