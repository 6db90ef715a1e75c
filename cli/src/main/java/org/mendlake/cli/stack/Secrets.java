package org.mendlake.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords and keys of a home: made at first need, one file each, readable by the owner only.
 *
 * <p>Servers read the files; a secret is never an argument or a variable of a process.
 */
public final class Secrets {
  /** Without characters that look alike: somebody may have to type it. */
  private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz";

  private static final int LENGTH = 28;

  private final Path folder;

  /** The secrets in {@code folder}. */
  public Secrets(Path folder) {
    this.folder = folder;
  }

  /** The folder, for servers that read several. */
  Path folder() {
    return folder;
  }

  /** The secret of this name. */
  public String read(String name) {
    try {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The file is born with its permissions, and is never half written. */
  private void make(Path file) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path fresh = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(fresh);
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(random().getBytes(StandardCharsets.US_ASCII)));
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    return new SecureRandom()
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(each -> String.valueOf(ALPHABET.charAt(each)))
        .collect(Collectors.joining());
  }
}
