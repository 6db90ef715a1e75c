package org.mendlake.lake;

import io.delta.storage.HDFSLogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The logs of local tables, listed by Java alone. Delta lists a table's log whenever it looks at
 * the table, a dozen times in a build; Hadoop's listing asks about every file of the folder and
 * parses its name several times, where what counts are the files from some name on. Made by Delta
 * from the setting {@code spark.delta.logStore.file.impl}.
 */
public final class DirectLogStore extends HDFSLogStore {
  private static final long BLOCK_BYTES = 32L << 20;
  private static final Pattern USUAL_NAME = Pattern.compile("[0-9A-Za-z._-]+");

  /** Called by Delta. */
  public DirectLogStore(Configuration configuration) {
    super(configuration);
  }

  @Override
  public Iterator<FileStatus> listFrom(Path path, Configuration configuration) throws IOException {
    Path folder = path.getParent();
    java.nio.file.Path local = java.nio.file.Path.of(folder.toUri().getPath());
    String[] names = local.toFile().list((in, name) -> isListed(name, path.getName()));
    if (names == null) {
      throw new FileNotFoundException("No such file or directory: " + folder);
    }
    Arrays.sort(names);
    List<FileStatus> files = new ArrayList<>(names.length);
    for (String name : names) {
      add(local.resolve(name), named(folder, name), files);
    }
    return files.iterator();
  }

  /** Hadoop parses a name and a folder anew; the usual name needs none of that. */
  private static Path named(Path folder, String name) {
    return USUAL_NAME.matcher(name).matches()
        ? new Path(URI.create(folder.toUri() + "/" + name))
        : new Path(folder, name);
  }

  /** Checksums that Hadoop keeps beside a file are no files of their own. */
  private static boolean isListed(String name, String from) {
    return name.compareTo(from) >= 0 && !(name.startsWith(".") && name.endsWith(".crc"));
  }

  private static void add(java.nio.file.Path file, Path path, List<FileStatus> files)
      throws IOException {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      files.add(
          new FileStatus(
              about.isDirectory() ? 0 : about.size(),
              about.isDirectory(),
              1,
              BLOCK_BYTES,
              about.lastModifiedTime().toMillis(),
              path));
    } catch (NoSuchFileException gone) {
      // Renamed or cleaned away since it was listed, as in Hadoop's own.
      return;
    }
  }
}
