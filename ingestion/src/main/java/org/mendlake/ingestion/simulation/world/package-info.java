/** What is the same for all machines: chance, time, network, catalogue. */
package org.mendlake.ingestion.simulation.world;
