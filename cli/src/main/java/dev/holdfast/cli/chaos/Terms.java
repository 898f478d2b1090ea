package dev.holdfast.cli.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The accounts of the run: the provider's, asked sooner and given up sooner than in real life.
final class Terms {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int LONGEST_PAUSE_SECONDS = 5;
  private static final int CALLS_PER_SECOND = 50;

  private Terms() {}

  /// @param accounts as the provider has written them
  /// @return a file beside it, which its owner alone may read
  static Path write(Path accounts) throws IOException {
    var file = (ObjectNode) MAPPER.readTree(Files.readString(accounts));
    for (var account : file.path("accounts")) {
      ((ObjectNode) account)
          .putObject("terms")
          .put("windowSeconds", ChaosPlan.EXPIRY.toSeconds())
          .put("firstQuerySeconds", ChaosPlan.FIRST_QUERY.toSeconds())
          .put("longestPauseSeconds", LONGEST_PAUSE_SECONDS)
          .put("callsPerSecond", CALLS_PER_SECOND);
    }
    var owner = PosixFilePermissions.fromString("rw-------");
    var written =
        Files.createFile(
            accounts.resolveSibling("terms.json"), PosixFilePermissions.asFileAttribute(owner));
    return Files.writeString(written, MAPPER.writeValueAsString(file));
  }
}
