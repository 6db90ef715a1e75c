/** How what happened is reported and delivered: late, mistaken, twice, spoilt. */
package org.mendlake.ingestion.simulation.reports;
