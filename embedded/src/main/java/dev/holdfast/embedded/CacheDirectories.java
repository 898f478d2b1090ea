package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Where unpacked programs may be kept, best place first.
final class CacheDirectories {
  private CacheDirectories() {}

  /// For programs that run with our own rights: `XDG_CACHE_HOME`, else `~/.cache`, else the
  /// temporary directory.
  static List<Path> ofThisUser() {
    var places = new ArrayList<Path>();
    var xdg = System.getenv("XDG_CACHE_HOME");
    var home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
    if (xdg != null && xdg.startsWith("/")) {
      places.add(Path.of(xdg, "holdfast"));
    }
    if (home.startsWith("/")) {
      places.add(Path.of(home, ".cache", "holdfast"));
    }
    places.add(Path.of(System.getProperty("java.io.tmpdir"), "holdfast-" + Users.current()));
    return places;
  }

  /// For programs that run as another user than root, who cannot look into root's home.
  static List<Path> ofEveryone() {
    return List.of(Path.of("/var/cache/holdfast"), Path.of("/tmp/holdfast-shared"));
  }

  /// Makes the directory, or makes sure that nobody else could have put programs there.
  static void create(Path cache) throws IOException {
    if (!Files.isDirectory(cache)) {
      Files.createDirectories(cache);
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var permissions = Files.getPosixFilePermissions(cache);
    if (Users.ownerOf(cache) != Users.current()
        || permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException(cache + " can be written by others, so programs in it are not trusted");
    }
  }
}
