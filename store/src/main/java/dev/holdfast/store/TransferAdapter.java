package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.promotion.OfTransfer;
import dev.holdfast.promotion.PointsTransfer;
import java.util.Collection;
import java.util.List;

/// Rows of `points_transfer`: only ever added, under their wallet's lock.
final class TransferAdapter implements TableAdapter<OfTransfer, PointsTransfer> {
  private static final String SELECT =
      """
      select t.wallet_id, t.number, t.key, t.from_account, t.to_account, t.points, t.order_id,
        t.reason
      from unnest(?, ?) as k (wallet_id, number)
        join points_transfer t on t.wallet_id = k.wallet_id and t.number = k.number\
      """;
  private static final Insert NEW =
      new Insert(
          "points_transfer",
          "wallet_id, number, key, from_account, to_account, points, order_id, reason",
          INT8,
          INT8,
          TEXT,
          CHAR,
          CHAR,
          INT8,
          INT8,
          TEXT);

  @Override
  public Loaded<OfTransfer, PointsTransfer> load(
      Pipeline pipeline, Collection<OfTransfer> keys, Locking locking) {
    var found = new Found<OfTransfer, PointsTransfer>();
    var wallets = new Column(INT8);
    var numbers = new Column(INT8);
    for (var key : keys) {
      wallets.add(key.wallet());
      numbers.add(key.number());
    }
    pipeline.query(
        SELECT,
        row ->
            found.add(
                new OfTransfer(row.getLong(1), row.getLong(2)),
                new PointsTransfer(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    PromotionCodes.ACCOUNT.parse(row.getString(4).charAt(0)),
                    PromotionCodes.ACCOUNT.parse(row.getString(5).charAt(0)),
                    row.getLong(6),
                    CampaignRow.number(row, 7),
                    row.getString(8))),
        wallets,
        numbers);
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<OfTransfer, PointsTransfer>> changes) {
    var added = NEW.rows();
    for (var change : changes) {
      var transfer = change.after();
      if (change.before() != null) throw new IllegalStateException("changed: " + transfer);
      added.with(transfer.wallet()).with(transfer.number()).with(transfer.key());
      added.with(PromotionCodes.ACCOUNT.of(transfer.from()));
      added.with(PromotionCodes.ACCOUNT.of(transfer.to()));
      added.with(transfer.points()).with(transfer.order()).with(transfer.reason());
    }
    NEW.write(pipeline, added);
  }
}
