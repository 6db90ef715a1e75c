/** What a simulated fleet is like. */
package org.mendlake.ingestion.simulation.settings;
