package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Secrets are told once, stored as hashes, and every change of a key is journaled.
class ApiKeysTests {
  private static final List<String> SCOPES = List.of("orders:read", "orders:write");
  private static StoreDatabase database;
  private static Database server;

  @BeforeAll
  static void open() {
    database = new StoreDatabase();
    server = database.open();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<String> journal(ApiKey key) {
    return List.of(
        String.valueOf(
                database.ask(
                    "select string_agg(version || ' ' || type || ' ' || actor, ',' order by version)"
                        + " from journal where aggregate = 'a' and aggregate_id = "
                        + key.id()))
            .split(","));
  }

  @Test
  void aKeyIsKnownByItsSecretUntilItIsRevoked() {
    var keys = server.apiKeys();
    var issued = keys.create("shop", SCOPES, "key:admin").orElseThrow();
    assertThat(issued.secret()).matches("hf_[A-Za-z0-9_-]{43}");
    assertThat(issued.toString()).doesNotContain(issued.secret());
    assertThat(keys.authenticate(issued.secret())).contains(issued.key());
    assertThat(issued.key().scopes()).isEqualTo(SCOPES);
    assertThat(keys.authenticate(issued.secret() + "x")).isEmpty();
    assertThat(keys.create("shop", SCOPES, "key:admin")).isEmpty();
    assertThat(keys.revoke(Long.parseLong(issued.key().id()), "keys:admin", "key:admin"))
        .hasValueSatisfying(key -> assertThat(key.revokedAt()).isNotNull());
    assertThat(keys.authenticate(issued.secret())).isEmpty();
    assertThat(keys.revoke(Long.parseLong(issued.key().id()), "keys:admin", "key:admin")).isEmpty();
    assertThat(keys.rotate(Long.parseLong(issued.key().id()), Duration.ZERO, "x")).isEmpty();
    assertThat(keys.list()).extracting(ApiKey::name).contains("shop");
    assertThat(journal(issued.key()))
        .containsExactly("1 api-key-created key:admin", "2 api-key-revoked key:admin");
  }

  @Test
  void aRotatedKeyHasAnotherSecretAndForAWhileTheFormerToo() {
    var keys = server.apiKeys();
    var first = keys.create("rotated", SCOPES, "key:admin").orElseThrow();
    long id = Long.parseLong(first.key().id());
    var second = keys.rotate(id, Duration.ofHours(1), "key:admin").orElseThrow();
    assertThat(keys.authenticate(first.secret())).contains(second.key());
    assertThat(keys.authenticate(second.secret())).contains(second.key());
    database.execute("update api_key set previous_until = now() - interval '1 s'");
    assertThat(keys.authenticate(first.secret())).isEmpty();
    var third = keys.rotate(id, Duration.ZERO, "key:admin").orElseThrow();
    assertThat(keys.authenticate(second.secret())).isEmpty();
    assertThat(keys.authenticate(third.secret())).contains(third.key());
    assertThat(third.key().version()).isEqualTo(3);
    assertThat(journal(first.key())).hasSize(3);
  }

  @Test
  void aChosenSecretIsInstalledOnce() {
    var keys = server.apiKeys();
    var installed = keys.install("admin", SCOPES, "chosen", "job:start");
    assertThat(keys.authenticate("chosen")).contains(installed);
    assertThat(keys.install("admin", SCOPES, "chosen", "job:start")).isEqualTo(installed);
    var changed = keys.install("admin", SCOPES, "another", "job:start");
    assertThat(changed.version()).isEqualTo(2);
    assertThat(keys.authenticate("chosen")).isEmpty();
    assertThat(keys.authenticate("another")).contains(changed);
    keys.revoke(Long.parseLong(changed.id()), "keys:admin", "key:admin");
    assertThatThrownBy(() -> keys.install("admin", SCOPES, "third", "job:start"))
        .hasMessageContaining("admin is revoked");
  }

  @Test
  void noSecretIsStored() {
    var issued = server.apiKeys().create("stored", SCOPES, "key:admin").orElseThrow();
    assertThat(database.ask("select k::text from api_key k where name = 'stored'"))
        .doesNotContain(issued.secret());
    assertThat(database.ask("select encode(hash, 'hex') from api_key where name = 'stored'"))
        .hasSize(64);
  }

  @Test
  void allServersSignWithTheSameKey() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<byte[]> ask = () -> server.signingKeys().key("race");
      var keys = threads.invokeAll(java.util.Collections.nCopies(8, ask));
      for (var key : keys) assertThat(key.get()).isEqualTo(keys.getFirst().get()).hasSize(32);
    }
    assertThat(server.signingKeys().key("other")).isNotEqualTo(server.signingKeys().key("race"));
  }
}
