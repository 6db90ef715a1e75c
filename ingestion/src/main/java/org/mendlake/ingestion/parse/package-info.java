/**
 * The parser compiled from the contracts: one pass over the bytes of a record that validates every
 * rule and fills typed values. The core is pure Java; {@link
 * org.mendlake.ingestion.parse.EventColumn} puts it into Spark.
 */
package org.mendlake.ingestion.parse;
