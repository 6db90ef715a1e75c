package org.mendlake.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files by Java alone. Without Hadoop's native library its own class starts a process for
 * each file that it makes ({@code chmod}) and four for each that it renames ({@code readlink}): in
 * all some twenty for a commit of Delta.
 */
final class DirectRawFileSystem extends RawLocalFileSystem {
  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    java.nio.file.Path file = pathToFile(path).toPath();
    if (permission.getStickyBit() || !isPosix(file)) {
      super.setPermission(path, permission);
      return;
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permission.toString()));
  }

  private static boolean isPosix(java.nio.file.Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** A link is told as what it leads to: nothing in a lake is renamed through one. */
  @Override
  public FileStatus getFileLinkStatus(Path path) throws IOException {
    return getFileStatus(path);
  }
}
