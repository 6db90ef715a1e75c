/** Makes the events of a fleet whose truth is known: seeded, reproducible byte by byte. */
package org.mendlake.ingestion.simulation;
