/** Reads the rows of a file one at a time, with line number and raw text. */
package org.mendlake.ingestion.importing.rows;
