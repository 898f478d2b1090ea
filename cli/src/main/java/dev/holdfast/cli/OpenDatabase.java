package dev.holdfast.cli;

import dev.holdfast.embedded.EmbeddedPostgres;
import dev.holdfast.embedded.PostgresAddress;
import dev.holdfast.embedded.PostgresOptions;
import java.nio.file.Files;

/// A database that accepts connections, and what ends it if we started it.
///
/// @param stop stops the PostgreSQL that was started for it; does nothing for anybody else's
record OpenDatabase(String jdbcUrl, String user, String password, Runnable stop)
    implements AutoCloseable {

  /// The user's own database, or an embedded one started on the data directory.
  static OpenDatabase start(WhereOptions options, boolean unsafeFast) {
    var own = options.own();
    if (own != null) return own;
    var settings = PostgresOptions.defaults();
    var postgres =
        EmbeddedPostgres.start(options.dataDir, unsafeFast ? settings.unsafeFast() : settings);
    return at(postgres.address(), postgres::close);
  }

  /// Like [#start], but goes beside a server that already works on the data directory.
  static OpenDatabase attachOrStart(WhereOptions options) {
    if (options.own() == null) {
      var running = EmbeddedPostgres.attach(options.dataDir);
      if (running.isPresent()) return at(running.get(), () -> {});
      if (!Files.isDirectory(options.dataDir.resolve("pg"))) {
        throw new VerbException("there is no database in " + options.dataDir);
      }
    }
    return start(options, false);
  }

  private static OpenDatabase at(PostgresAddress address, Runnable stop) {
    return new OpenDatabase(address.jdbcUrl(), address.user(), address.password(), stop);
  }

  @Override
  public void close() {
    stop.run();
  }

  /// Without the password.
  @Override
  public String toString() {
    return jdbcUrl;
  }
}
