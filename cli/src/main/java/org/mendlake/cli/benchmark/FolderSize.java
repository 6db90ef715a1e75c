package org.mendlake.cli.benchmark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What lies below a folder; nothing below one that is not there. */
record FolderSize(long bytes, long files) {

  static FolderSize of(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return new FolderSize(0, 0);
    }
    long[] sums = new long[2];
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sums[0] += attributes.size();
            sums[1]++;
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE; // a file of a commit that is under way
          }
        });
    return new FolderSize(sums[0], sums[1]);
  }
}
