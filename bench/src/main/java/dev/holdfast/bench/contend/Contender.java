package dev.holdfast.bench.contend;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.load.Orders;
import java.io.IOException;
import java.sql.SQLException;

/// Somebody who fulfils orders. Thread-safe.
public interface Contender extends AutoCloseable {
  /// A new client of his, who orders these. Closing the contender ends all of them.
  Client client(Orders orders) throws IOException, SQLException;

  /// What all clients have got done so far.
  Tally tally();

  @Override
  void close();
}
