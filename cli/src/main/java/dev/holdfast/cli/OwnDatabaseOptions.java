package dev.holdfast.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that name a database of the user's own.
final class OwnDatabaseOptions {
  private static final String PASSWORD_VARIABLE = "HOLDFAST_DATABASE_PASSWORD";

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "A PostgreSQL of your own, 15 or newer, instead of the embedded one:"
              + " jdbc:postgresql://HOST:PORT/NAME")
  @Nullable String url;

  @Option(names = "--database-user", paramLabel = "USER", description = "Its user.")
  @Nullable String user;

  @Option(
      names = "--database-password",
      paramLabel = "PASSWORD",
      description = "Its password. Better given in the environment as " + PASSWORD_VARIABLE + ".")
  @Nullable String password;

  /// The user's own database, null when the embedded one is meant.
  @Nullable OpenDatabase own() {
    if (url == null) return null;
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new VerbException("--database-url must start with jdbc:postgresql:, not " + url);
    }
    var secret = password != null ? password : System.getenv(PASSWORD_VARIABLE);
    return new OpenDatabase(url, user == null ? "" : user, secret == null ? "" : secret, () -> {});
  }
}
