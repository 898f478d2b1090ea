package dev.holdfast.store;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.IdSequence;
import dev.holdfast.kernel.Workspace.Journaled;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API keys: only the hash of a secret is stored, and each change is journaled in its own
/// transaction. Thread-safe; nothing is cached here.
public final class ApiKeys {
  private static final String COLUMNS =
      "select id, name, scopes, created_at, rotated_at, revoked_at, version from api_key";
  private static final String GOOD =
      """
       where revoked_at is null and (hash = ? or previous_hash = ? and previous_until > now())\
      """;
  private static final String INSERT =
      """
      insert into api_key (id, version, created_at, name, hash, scopes)
      values (?, 1, now(), ?, ?, string_to_array(?, ' '))
      on conflict (name) do nothing\
      """;
  private static final String ROTATE =
      """
      update api_key set version = version + 1, rotated_at = now(),
        previous_hash = case when ? > 0 then hash end,
        previous_until = case when ? > 0 then now() + ? * interval '1 second' end, hash = ?
      where id = ? returning previous_until\
      """;
  private static final String REVOKE =
      """
      update api_key set version = version + 1, revoked_at = now(),
        previous_hash = null, previous_until = null
      where id = ?\
      """;

  /// Locked in order, so that of two keys that are revoked at once one stays.
  private static final String KEEPERS =
      "select id from api_key where revoked_at is null and ? = any (scopes) order by id for update";

  private final Reads reads;
  private final JournalRows journal;
  private final IdSequence ids;

  ApiKeys(Reads reads, JournalRows journal, IdSequence ids) {
    this.reads = reads;
    this.journal = journal;
    this.ids = ids;
  }

  /// Adds a key with a new secret; empty when the name is taken.
  ///
  /// @param scopes words without blanks
  /// @param actor who does it, as the journal shows it
  public Optional<ApiKey.Issued> create(String name, List<String> scopes, String actor) {
    var secret = Secrets.apiKey();
    return create(name, scopes, secret, actor).map(key -> new ApiKey.Issued(key, secret));
  }

  /// Makes sure that a key of that name is good for a secret that somebody chose: adds it, or gives
  /// it that secret at once.
  ///
  /// @throws IllegalStateException when the key is revoked
  public ApiKey install(String name, List<String> scopes, String secret, String actor) {
    var added = create(name, scopes, secret, actor);
    if (added.isPresent()) return added.get();
    return reads.transaction(connection -> {
      var key = one(connection, COLUMNS + " where name = ? for update", name).orElseThrow();
      if (key.revokedAt() != null) throw new IllegalStateException("key " + name + " is revoked");
      if (one(connection, COLUMNS + GOOD, Secrets.hash(secret), Secrets.hash(secret)).isPresent()) {
        return key;
      }
      return rotate(connection, key, secret, Duration.ZERO, actor);
    });
  }

  /// Gives a key another secret; empty when there is no such key or it is revoked.
  ///
  /// @param overlap how long the former secret stays good beside it, zero for not at all
  public Optional<ApiKey.Issued> rotate(long id, Duration overlap, String actor) {
    return reads.transaction(connection -> {
      var key = locked(connection, id);
      if (key.isEmpty()) return Optional.empty();
      var secret = Secrets.apiKey();
      var rotated = rotate(connection, key.get(), secret, overlap, actor);
      return Optional.of(new ApiKey.Issued(rotated, secret));
    });
  }

  /// Ends a key for good; empty when there is no such key or it is revoked already.
  ///
  /// @param scope one that some key has to keep
  /// @throws LastKeyException when no other key has that scope
  public Optional<ApiKey> revoke(long id, String scope, String actor) {
    return reads.transaction(connection -> {
      var keepers = new ArrayList<Long>();
      new Pipeline().query(KEEPERS, row -> keepers.add(row.getLong(1)), scope).run(connection);
      var key = locked(connection, id);
      if (key.isEmpty()) return Optional.empty();
      if (keepers.equals(List.of(id))) throw new LastKeyException(key.get().name());
      var pipeline = new Pipeline().update(REVOKE, ApiKeys::requireOne, id);
      append(pipeline, key.get(), new ApiKeyEvent.ApiKeyRevoked(key.get().name()), actor);
      pipeline.run(connection);
      return Optional.of(get(connection, id));
    });
  }

  /// By name, the revoked ones too.
  public List<ApiKey> list() {
    return reads.list(COLUMNS + " order by name", ApiKeys::key);
  }

  /// The good key that has this secret.
  public Optional<ApiKey> authenticate(String secret) {
    var hash = Secrets.hash(secret);
    return reads.one(COLUMNS + GOOD, ApiKeys::key, hash, hash);
  }

  private Optional<ApiKey> create(String name, List<String> scopes, String secret, String actor) {
    return reads.transaction(connection -> {
      long id = ids.at(now(connection)).next(name);
      var added = new boolean[1];
      new Pipeline()
          .update(
              INSERT,
              count -> added[0] = count == 1,
              id,
              name,
              Secrets.hash(secret),
              String.join(" ", scopes))
          .run(connection);
      if (!added[0]) return Optional.empty();
      var event = new ApiKeyEvent.ApiKeyCreated(name, scopes);
      var pipeline = new Pipeline();
      journal.append(pipeline, List.of(journaled(id, 1, event, actor)));
      pipeline.run(connection);
      return Optional.of(get(connection, id));
    });
  }

  private ApiKey rotate(
      Connection connection, ApiKey key, String secret, Duration overlap, String actor)
      throws SQLException {
    long seconds = overlap.toSeconds();
    var until = new @Nullable Instant[1];
    new Pipeline()
        .query(
            ROTATE,
            row -> until[0] = Times.instantOrNull(row, 1),
            seconds,
            seconds,
            seconds,
            Secrets.hash(secret),
            id(key))
        .run(connection);
    var pipeline = new Pipeline();
    append(pipeline, key, new ApiKeyEvent.ApiKeyRotated(key.name(), until[0]), actor);
    pipeline.run(connection);
    return get(connection, id(key));
  }

  private void append(Pipeline pipeline, ApiKey before, ApiKeyEvent event, String actor) {
    journal.append(pipeline, List.of(journaled(id(before), before.version() + 1, event, actor)));
  }

  private static Journaled journaled(long id, long version, ApiKeyEvent event, String actor) {
    return new Journaled(new Entry(Aggregates.API_KEY, id, version, event), actor, null);
  }

  private static Optional<ApiKey> locked(Connection connection, long id) throws SQLException {
    return one(connection, COLUMNS + " where id = ? and revoked_at is null for update", id);
  }

  private static ApiKey get(Connection connection, long id) throws SQLException {
    return one(connection, COLUMNS + " where id = ?", id).orElseThrow();
  }

  private static Optional<ApiKey> one(Connection connection, String sql, Object... values)
      throws SQLException {
    var found = new ArrayList<ApiKey>(1);
    new Pipeline().query(sql, row -> found.add(key(row)), values).run(connection);
    return found.stream().findFirst();
  }

  private static Instant now(Connection connection) throws SQLException {
    var now = new ArrayList<Instant>(1);
    new Pipeline().query("select now()", row -> now.add(Times.instant(row, 1))).run(connection);
    return now.getFirst();
  }

  private static void requireOne(int count) {
    if (count != 1) throw new IllegalStateException("changed " + count + " keys, not 1");
  }

  private static long id(ApiKey key) {
    return Long.parseLong(key.id());
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        Long.toString(row.getLong(1)),
        row.getString(2),
        List.of((String[]) row.getArray(3).getArray()),
        Times.instant(row, 4),
        Times.instantOrNull(row, 5),
        Times.instantOrNull(row, 6),
        row.getLong(7));
  }
}
