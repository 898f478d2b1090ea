package dev.holdfast.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// PostgreSQL's programs, unpacked once for each machine from the archive on the class path into a
/// cache. The directory's name holds the archive's hash and appears by one atomic rename, so that
/// any number of processes may race and an interrupted one leaves nothing that is mistaken for it.
final class Binaries {
  private static final int HASH_DIGITS = 16;

  private Binaries() {}

  /// The directory of the programs in the first cache that can be used.
  static Path in(List<Path> caches) throws IOException {
    var failure = new IOException("no directory to unpack PostgreSQL into: tried " + caches);
    var name = "postgres-" + hash().substring(0, HASH_DIGITS);
    for (var cache : caches) {
      try {
        return unpacked(cache, name).resolve("bin");
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  private static Path unpacked(Path cache, String name) throws IOException {
    CacheDirectories.create(cache);
    var target = cache.resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    var draft = Files.createTempDirectory(cache, name + ".draft-");
    try {
      try (var archive = open()) {
        Archive.unpack(archive, draft);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) { // else another process was first, and its work is as good
        throw e;
      }
    } finally {
      Trees.delete(draft);
    }
    return target;
  }

  private static String hash() throws IOException {
    try (var archive = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
      archive.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(archive.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static InputStream open() {
    var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var name = "/postgres-linux-%s.txz".formatted(arch.equals("aarch64") ? "arm_64" : "x86_64");
    var archive = Binaries.class.getResourceAsStream(name);
    if (archive == null || !System.getProperty("os.name").equals("Linux")) {
      throw new EmbeddedPostgresException(
          "no embedded PostgreSQL for %s on %s: give the address of a PostgreSQL with --database-url"
              .formatted(System.getProperty("os.name"), arch));
    }
    return archive;
  }
}
