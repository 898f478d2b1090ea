package dev.holdfast.store;

import dev.holdfast.promotion.PointsAccount;
import dev.holdfast.promotion.PointsRuleView;
import dev.holdfast.promotion.WalletView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Points as callers see them. Thread-safe.
public final class PointsQueries {
  private static final String RULE =
      "select " + PointsRuleAdapter.COLUMNS + " from points_rule where currency = ?";
  private static final String WALLETS =
      "select "
          + WalletAdapter.COLUMNS
          + " from points_wallet w where buyer_id = ? order by currency";
  private static final String ENTRIES =
      """
      select t.id, w.currency, t.number, t.key, t.from_account, t.to_account, t.points, t.order_id,
        t.reason, t.at
      from points_wallet w join points_transfer t on t.wallet_id = w.id
      where w.buyer_id = ? and t.id < ? order by t.id desc limit ?\
      """;

  private final Reads reads;

  PointsQueries(Reads reads) {
    this.reads = reads;
  }

  public Optional<PointsRuleView> rule(String currency) {
    return reads.one(RULE, PointsRuleAdapter::read, currency).map(PointsRuleView::of);
  }

  /// Points that went from one account to another.
  ///
  /// @param number of the buyer's transfers in this currency, from 1
  /// @param key what it was for, such as `earn:ORDER`
  public record Transfer(
      String currency,
      long number,
      String key,
      PointsAccount from,
      PointsAccount to,
      long points,
      @Nullable String orderId,
      @Nullable String reason,
      Instant at) {}

  /// A buyer's balances, and a page of what led to them.
  ///
  /// @param balances by currency
  /// @param items newest first
  public record Statement(
      String buyerId,
      List<WalletView> balances,
      List<Transfer> items,
      @Nullable String nextCursor) {}

  private record Found(long id, Transfer transfer) {}

  /// @param cursor where the page before said, null for the first
  /// @param limit 1 to [Page#MAX_LIMIT]
  public Statement statement(String buyerId, @Nullable String cursor, int limit) {
    var list = new Cursor("points/" + buyerId);
    var found =
        reads.list(
            ENTRIES, PointsQueries::found, buyerId, list.number(cursor, Long.MAX_VALUE), limit + 1);
    var page = Page.of(found, limit, list, entry -> Long.toString(entry.id()));
    var balances = reads.list(WALLETS, row -> WalletView.of(WalletAdapter.read(row)), buyerId);
    var transfers = page.items().stream().map(Found::transfer).toList();
    return new Statement(buyerId, balances, transfers, page.nextCursor());
  }

  private static Found found(ResultSet row) throws SQLException {
    var order = CampaignRow.number(row, 8);
    return new Found(
        row.getLong(1),
        new Transfer(
            row.getString(2),
            row.getLong(3),
            row.getString(4),
            PromotionCodes.ACCOUNT.parse(row.getString(5).charAt(0)),
            PromotionCodes.ACCOUNT.parse(row.getString(6).charAt(0)),
            row.getLong(7),
            order == null ? null : Long.toString(order),
            row.getString(9),
            Times.instant(row, 10)));
  }
}
