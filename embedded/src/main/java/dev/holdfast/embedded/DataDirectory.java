package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The layout of a data directory: PostgreSQL's files in `pg`, its password in `postgres.secret`
/// (mode 600), its log in `postgres.log`, and the lock of the one server that may work on it in
/// `server.lock`.
///
/// @param root the real path
record DataDirectory(Path root) {
  private static final int SECRET_BYTES = 32;
  private static final long LOG_BYTES_MAX = 16L << 20;

  /// The directory, made if missing.
  static DataDirectory create(Path path) throws IOException {
    return new DataDirectory(Files.createDirectories(path.toAbsolutePath()).toRealPath());
  }

  Path pg() {
    return root.resolve("pg");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  DirectoryLock lock() throws IOException {
    return DirectoryLock.take(root, root.resolve("server.lock"));
  }

  /// The password, if the directory has one.
  Optional<String> secret() throws IOException {
    try {
      return Optional.of(Files.readString(secretFile()).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// The password, generated when the directory has neither one nor a cluster that knows one.
  String secretOrNew() throws IOException {
    var known = secret();
    if (known.isPresent()) {
      return known.get();
    }
    if (Files.exists(pg())) {
      throw new EmbeddedPostgresException(
          "%s is missing: restore it from a backup, or write a new password there and give it to the role %s"
              .formatted(secretFile(), Postmaster.USER));
    }
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var draft = root.resolve("postgres.secret.new");
    writeOwnerOnly(draft, secret);
    Files.move(draft, secretFile(), StandardCopyOption.ATOMIC_MOVE);
    return secret;
  }

  /// Writes a file that nobody else can read at any moment.
  static void writeOwnerOnly(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
  }

  /// Keeps the log of the last run or two, not of all of them.
  void rotateLog() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
      Files.move(log(), root.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path secretFile() {
    return root.resolve("postgres.secret");
  }
}
