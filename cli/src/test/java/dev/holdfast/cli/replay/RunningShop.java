package dev.holdfast.cli.replay;

import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.JournalEntry;
import dev.holdfast.client.StockLevel;
import dev.holdfast.server.HoldfastServer;
import dev.holdfast.server.ServerOptions;
import dev.holdfast.testkit.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// A server on a database of its own, and a client of it.
final class RunningShop implements AutoCloseable {
  static final String KEY = "replay-tests-key";

  private final TestDatabase database = TestDatabase.create();
  final HoldfastServer server;
  final HoldfastClient client;

  RunningShop() {
    var options = ServerOptions.on(database.jdbcUrl(), database.user(), database.password());
    server = HoldfastServer.start(options.withAdminKey(KEY, null).withUnsafeFast(true));
    client = HoldfastClient.builder(server.baseUrl(), KEY).build();
  }

  Summary replay(OrderFile file, OpeningStock opening, int parallel) throws ReplayFailedException {
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new ReplayRun(server.baseUrl(), KEY, opening, parallel, nowhere).replay(file);
  }

  /// A figure of each SKU.
  Map<String, Long> stock(Set<String> skus, ToLongFunction<StockLevel> figure) {
    return skus.parallelStream()
        .collect(
            Collectors.toMap(
                sku -> sku,
                sku -> figure.applyAsLong(client.stock().find(sku).orElseThrow()),
                Long::sum,
                TreeMap::new));
  }

  /// The journal's entries after a position, to its end.
  List<JournalEntry> journal(String position) {
    var entries = new ArrayList<JournalEntry>();
    var page = client.journal().after(position);
    while (!page.items().isEmpty()) {
      entries.addAll(page.items());
      page = client.journal().after(entries.getLast().position());
    }
    return entries;
  }

  @Override
  public void close() {
    client.close();
    server.close();
    database.close();
  }
}
