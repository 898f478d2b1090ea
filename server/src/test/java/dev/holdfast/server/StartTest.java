package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first key, and databases that do not let us in.
class StartTest {
  @TempDir Path directory;

  @Test
  void theFirstStartMakesAKeyForTheOwnerOfTheFileAlone() throws IOException {
    try (var database = TestDatabase.create()) {
      var file = directory.resolve("new/admin.key");
      var key = startAndReadKey(database, file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(startAndReadKey(database, file)).isEqualTo(key);
      var other = directory.resolve("other.key");
      try (var server = HoldfastServer.start(options(database).withAdminKey(null, other))) {
        assertThat(other).doesNotExist();
        Api.of(server.baseUrl(), key).get("/v1/api-keys").is(200);
      }
    }
  }

  private static String startAndReadKey(TestDatabase database, Path file) throws IOException {
    try (var server = HoldfastServer.start(options(database).withAdminKey(null, file))) {
      var key = Files.readString(file).strip();
      Api.of(server.baseUrl(), key).get("/v1/api-keys").is(200);
      return key;
    }
  }

  @Test
  void aKeyThatIsGivenReplacesTheLostOne() {
    try (var database = TestDatabase.create()) {
      for (var key : new String[] {"first-given-key", "second-given-key"}) {
        try (var server = HoldfastServer.start(options(database).withAdminKey(key, null))) {
          Api.of(server.baseUrl(), key).get("/v1/audit").is(200);
        }
      }
      try (var server = HoldfastServer.start(options(database))) {
        Api.of(server.baseUrl(), "second-given-key").get("/v1/audit").is(200);
        Api.of(server.baseUrl(), "first-given-key").get("/v1/audit").is(401);
      }
    }
  }

  @Test
  void aKeyThatIsTooShortIsRefused() {
    try (var database = TestDatabase.create()) {
      var options = options(database).withAdminKey("short", null);
      assertThatThrownBy(() -> HoldfastServer.start(options))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("8 to 200");
    }
  }

  @Test
  void aDatabaseThatDoesNotLetUsInIsToldAtOnce() {
    try (var database = TestDatabase.create()) {
      var options = ServerOptions.on(database.jdbcUrl(), database.user(), "wrong");
      assertThatThrownBy(() -> HoldfastServer.start(options))
          .isInstanceOf(StoreException.Unreachable.class);
    }
  }

  private static ServerOptions options(TestDatabase database) {
    return ServerOptions.on(database.jdbcUrl(), database.user(), database.password())
        .withUnsafeFast(true);
  }
}
