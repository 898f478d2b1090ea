package dev.holdfast.server;

import dev.holdfast.server.access.Scope;
import dev.holdfast.store.ApiKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// The first API key: somebody must be able to make the others.
final class AdminKey {
  private static final String NAME = "admin";
  private static final String ACTOR = "job:start";
  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 200;

  private AdminKey() {}

  /// Installs the key that was given, or makes one if the database has none yet.
  ///
  /// @param given a secret chosen by whoever starts the server
  /// @param file where a new secret goes, readable by its owner alone; null when nobody wants one
  static void ensure(ApiKeys keys, @Nullable String given, @Nullable Path file) {
    if (given != null) {
      keys.install(nameInUse(keys), Scope.texts(), checked(given), ACTOR);
    } else if (file != null && keys.list().isEmpty()) {
      create(keys, file);
    }
  }

  /// `admin`, or `admin-2` and so on when somebody has revoked that one: a revoked key stays
  /// revoked, and whoever starts the server must still be able to get in.
  private static String nameInUse(ApiKeys keys) {
    var revoked = new HashSet<String>();
    for (var key : keys.list()) if (key.revokedAt() != null) revoked.add(key.name());
    var name = NAME;
    for (int n = 2; revoked.contains(name); n++) name = NAME + "-" + n;
    return name;
  }

  /// Makes sure that the file can be written before there is a secret to lose.
  private static void create(ApiKeys keys, Path file) {
    try {
      prepare(file);
      var issued = keys.create(NAME, Scope.texts(), ACTOR);
      if (issued.isPresent()) Files.writeString(file, issued.get().secret() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the admin key to " + file, e);
    }
  }

  private static void prepare(Path file) throws IOException {
    var parent = file.toAbsolutePath().getParent();
    if (parent != null) Files.createDirectories(parent);
    Files.deleteIfExists(file);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, ownerOnly);
  }

  private static String checked(String key) {
    boolean visible = key.chars().allMatch(c -> c > ' ' && c < 127);
    if (visible && key.length() >= MIN_LENGTH && key.length() <= MAX_LENGTH) return key;
    throw new IllegalArgumentException(
        "an API key has %d to %d visible ASCII characters".formatted(MIN_LENGTH, MAX_LENGTH));
  }
}
