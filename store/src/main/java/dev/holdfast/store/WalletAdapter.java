package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.promotion.OfWallet;
import dev.holdfast.promotion.Wallet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Rows of `points_wallet`, by currency and buyer. Their rule's row is locked before them.
final class WalletAdapter implements TableAdapter<OfWallet, Wallet> {
  static final String COLUMNS = "w.id, w.buyer_id, w.currency, available, held, owed, w.version";
  private static final String KEYS =
      " from unnest(?, ?) as k (currency, buyer_id)"
          + " join points_wallet w on w.buyer_id = k.buyer_id and w.currency = k.currency";
  private static final String SELECT =
      "select " + COLUMNS + KEYS + " order by w.currency, w.buyer_id";
  private static final String EXISTING = "select w.currency, w.buyer_id" + KEYS;

  private static final Insert NEW =
      new Insert(
          "points_wallet",
          "id, buyer_id, currency, available, held, owed, version",
          INT8,
          TEXT,
          TEXT,
          INT8,
          INT8,
          INT8,
          INT8);

  private static final String UPDATE =
      """
      update points_wallet w set available = n.available, held = n.held, owed = n.owed,
        version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?)
        as n (former, buyer_id, currency, available, held, owed, version)
      where w.buyer_id = n.buyer_id and w.currency = n.currency and w.version = n.former\
      """;

  @Override
  public Loaded<OfWallet, Wallet> load(
      Pipeline pipeline, Collection<OfWallet> keys, Locking locking) {
    var found = new Found<OfWallet, Wallet>();
    var currencies = new Column(TEXT);
    var buyers = new Column(TEXT);
    for (var key : keys) {
      currencies.add(key.currency());
      buyers.add(key.buyerId());
    }
    pipeline.query(
        SELECT + locking.clauseOf("w"),
        row -> {
          var wallet = read(row);
          found.add(new OfWallet(wallet.currency(), wallet.buyerId()), wallet);
        },
        currencies,
        buyers);
    if (locking == Locking.SKIP) {
      pipeline.query(
          EXISTING,
          row -> found.exists(new OfWallet(row.getString(1), row.getString(2))),
          currencies,
          buyers);
    }
    return found;
  }

  /// @param row the [#COLUMNS]
  static Wallet read(ResultSet row) throws SQLException {
    return new Wallet(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }

  @Override
  public void write(Pipeline pipeline, List<Change<OfWallet, Wallet>> changes) {
    var added = NEW.rows();
    var changed = new Rows(INT8, TEXT, TEXT, INT8, INT8, INT8, INT8);
    for (var change : changes) {
      var before = change.before();
      var wallet = change.after();
      var rows = before == null ? added.with(wallet.id()) : changed.with(before.version());
      rows.with(wallet.buyerId()).with(wallet.currency());
      rows.with(wallet.available()).with(wallet.held()).with(wallet.owed()).with(wallet.version());
    }
    NEW.write(pipeline, added);
    changed.write(pipeline, UPDATE);
  }
}
