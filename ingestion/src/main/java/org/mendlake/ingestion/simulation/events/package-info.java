/** What events say, and how it is written as JSON. */
package org.mendlake.ingestion.simulation.events;
