/** What happens to each machine, and who tells of it. */
package org.mendlake.ingestion.simulation.stories;
