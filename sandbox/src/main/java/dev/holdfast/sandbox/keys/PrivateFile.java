package dev.holdfast.sandbox.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A file that its owner alone may read, there as a whole or not at all.
public final class PrivateFile {
  private PrivateFile() {}

  public static void write(Path file, String text) throws IOException {
    var directory = file.toAbsolutePath().getParent();
    var owner = PosixFilePermissions.fromString("rw-------");
    var draft =
        Files.createTempFile(
            directory, file.getFileName() + ".", "", PosixFilePermissions.asFileAttribute(owner));
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
