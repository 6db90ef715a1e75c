package org.mendlake.lake;

import java.io.Serializable;

/**
 * A Parquet file in the folder of a table that no commit names yet.
 *
 * @param name file name, relative to the table's folder
 * @param bytes length
 * @param modifiedAt milliseconds since 1970
 * @param rows number of rows
 * @param statistics Delta's statistics as JSON
 */
public record WrittenFile(String name, long bytes, long modifiedAt, long rows, String statistics)
    implements Serializable {}
