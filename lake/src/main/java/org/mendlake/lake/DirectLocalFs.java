package org.mendlake.lake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;

/**
 * {@link DirectLocalFileSystem} in the other of Hadoop's two interfaces, through which Delta and
 * Spark's checkpoints rename; made by Hadoop from the setting {@code
 * fs.AbstractFileSystem.file.impl}.
 */
public final class DirectLocalFs extends ChecksumFs {

  /** Called by Hadoop. */
  public DirectLocalFs(URI uri, Configuration configuration)
      throws IOException, URISyntaxException {
    super(new Raw(uri, configuration));
  }

  private static final class Raw extends DelegateToFileSystem {
    private static final int NO_PORT = -1;

    Raw(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(
          uri,
          new DirectRawFileSystem(),
          configuration,
          FsConstants.LOCAL_FS_URI.getScheme(),
          false);
    }

    @Override
    public int getUriDefaultPort() {
      return NO_PORT;
    }

    @Override
    public boolean isValidName(String name) {
      return true; // as in Hadoop's own: ':' may be part of a local name
    }
  }
}
