package dev.holdfast.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/// Whole directory trees.
final class Trees {
  private Trees() {}

  /// Deletes the tree if it is there. Symbolic links are deleted, not followed.
  static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw new IOException("cannot delete " + root, e);
    }
  }

  /// Gives the tree to a user. Nobody may work in it meanwhile.
  static void giveTo(Users.User user, Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      for (var path : paths.toList()) {
        Files.setAttribute(path, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", user.gid(), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }
}
