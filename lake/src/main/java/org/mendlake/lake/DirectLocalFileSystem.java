package org.mendlake.lake;

import org.apache.hadoop.fs.LocalFileSystem;

/**
 * Hadoop's local file system with its checksums, over {@link DirectRawFileSystem}; made by Hadoop
 * from the setting {@code fs.file.impl}.
 */
public final class DirectLocalFileSystem extends LocalFileSystem {
  public DirectLocalFileSystem() {
    super(new DirectRawFileSystem());
  }
}
