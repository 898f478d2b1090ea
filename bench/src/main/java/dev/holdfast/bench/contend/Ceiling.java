package dev.holdfast.bench.contend;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.Orders;
import dev.holdfast.bench.machine.Address;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.IdSequence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// What the database does when nobody asks anything of it: the rows of orders for the hot SKU, with
/// all their indexes and of the same sizes, made and written by set-based statements inside, one
/// transaction for as many orders as a lane takes at once. Nothing is decided and nothing
/// transferred but the receipts' keys, and those are made while the last transaction runs.
public final class Ceiling implements Contender {
  /// Another one than the row locks' and the servers'.
  private static final int NODE = IdSequence.NODES - 2;

  private final Address address;
  private final int batch;
  private final CeilingTexts texts;
  private final IdSequence ids = new IdSequence(NODE);
  private final AtomicLong keys = new AtomicLong(System.nanoTime());
  private final Tally tally = new Tally();

  /// @param batch orders in a transaction
  /// @param texts of an order that a lane wrote
  public Ceiling(Address address, int batch, CeilingTexts texts) {
    this.address = address;
    this.batch = batch;
    this.texts = texts;
  }

  @Override
  public Client client(Orders orders) throws SQLException {
    return new Writer();
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {}

  /// The receipts of one transaction in the order of their digests, as a lane writes them, and the
  /// first of as many order ids in a row.
  private record Next(long firstKey, UUID[] digests, String[] keys, long firstId) {}

  private Next next() {
    long firstKey = keys.getAndAdd(batch);
    var byDigest = new TreeMap<UUID, String>();
    for (int i = 0; i < batch; i++) {
      var key = "ceiling-" + (firstKey + i);
      byDigest.put(new CommandId("bench", key).digest(), key);
    }
    var digests = byDigest.keySet().toArray(UUID[]::new);
    var sorted = byDigest.values().toArray(String[]::new);
    var newIds = ids.at(Instant.now());
    long first = newIds.next("");
    for (int i = 1; i < batch; i++) newIds.next("");
    return new Next(firstKey, digests, sorted, first);
  }

  /// One connection that writes batch after batch.
  private final class Writer implements Client {
    private final Connection connection = address.dataSource().getConnection();
    private CompletableFuture<Next> prepared = CompletableFuture.supplyAsync(Ceiling.this::next);

    Writer() throws SQLException {
      connection.setAutoCommit(false);
      try (var settings = connection.createStatement()) {
        settings.execute(OneByOne.PLANS);
      }
      connection.commit();
    }

    @Override
    public int work() throws SQLException {
      var next = prepared.join();
      prepared = CompletableFuture.supplyAsync(Ceiling.this::next);
      write(CeilingSql.RECEIPTS, texts.body(), next.digests, next.keys);
      write(CeilingSql.ORDERS, next.firstId, batch);
      write(CeilingSql.LINES, next.firstId, batch);
      write(CeilingSql.PLACED, next.firstId, next.firstKey, texts.placed(), batch);
      write(CeilingSql.MOVED, next.firstKey, texts.moved(), batch);
      write(CeilingSql.STOCK, batch, batch);
      connection.commit();
      tally.placed(batch, batch);
      return batch;
    }

    private void write(String sql, Object... values) throws SQLException {
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) set(statement, i + 1, values[i]);
        statement.executeUpdate();
      }
    }

    private void set(PreparedStatement statement, int index, Object value) throws SQLException {
      if (value instanceof UUID[] digests) {
        statement.setArray(index, connection.createArrayOf("uuid", digests));
      } else if (value instanceof String[] keys) {
        statement.setArray(index, connection.createArrayOf("text", keys));
      } else {
        statement.setObject(index, value);
      }
    }

    @Override
    public void close() throws SQLException {
      prepared.join();
      connection.close();
    }
  }
}
