package dev.holdfast.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which database a verb works on.
final class WhereOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Directory of the embedded PostgreSQL and the admin key. Default: ${DEFAULT-VALUE}")
  Path dataDir = Path.of("./data");

  @Mixin private final OwnDatabaseOptions database = new OwnDatabaseOptions();

  /// The user's own database, null when the embedded one is meant.
  @Nullable OpenDatabase own() {
    return database.own();
  }
}
