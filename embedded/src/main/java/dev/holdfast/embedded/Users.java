package dev.holdfast.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The users of the machine, by number.
final class Users {
  static final int ROOT = 0;
  private static final int FIELD_UID = 2;
  private static final int FIELD_GID = 3;

  private Users() {}

  /// A user and the user's first group.
  record User(int uid, int gid) {}

  /// Who we are.
  static int current() {
    try {
      return ownerOf(Path.of("/proc/self"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int ownerOf(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  static User userAndGroupOf(Path file) throws IOException {
    return new User(ownerOf(file), (Integer) Files.getAttribute(file, "unix:gid"));
  }

  /// A user of `/etc/passwd`.
  static Optional<User> named(String name) throws IOException {
    try (var lines = Files.lines(Path.of("/etc/passwd"))) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > FIELD_GID && fields[0].equals(name))
          .map(fields ->
              new User(Integer.parseInt(fields[FIELD_UID]), Integer.parseInt(fields[FIELD_GID])))
          .findFirst();
    }
  }
}
