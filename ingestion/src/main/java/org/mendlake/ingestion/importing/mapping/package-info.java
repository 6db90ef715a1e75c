/**
 * The mapping language: how the rows of a file become events of a contract. Loaded strictly; bound
 * to the columns of one file by {@link org.mendlake.ingestion.importing.mapping.RowMapper}.
 */
package org.mendlake.ingestion.importing.mapping;
