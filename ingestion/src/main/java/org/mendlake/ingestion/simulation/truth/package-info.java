/**
 * What the warehouse must make of a simulation, out of what is true of it and of how it was
 * reported; it shares nothing with the code that fills the warehouse.
 */
package org.mendlake.ingestion.simulation.truth;
