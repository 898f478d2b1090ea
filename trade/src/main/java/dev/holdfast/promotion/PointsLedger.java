package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import org.jspecify.annotations.Nullable;

/// The one place where a buyer's points move, each time from one account to another, together with
/// the balances of both and the journal entry that explains it. Confined to a decision.
public final class PointsLedger {
  /// In one transfer, and to spend on one order.
  public static final long MAX_POINTS = 1_000_000_000_000L;

  static final String AGGREGATE = "points";
  private final String currency;
  private final OfWallet key;
  private final Workspace workspace;

  /// What points move for.
  ///
  /// @param key permanent, see [PointsTransfer]
  public record Cause(String key, @Nullable Long order, @Nullable String reason) {
    /// What an order did in one of its versions, which happens once.
    public static Cause ofOrder(String what, long order, long version) {
      return new Cause(what + ":" + order + ":" + version, order, null);
    }
  }

  public PointsLedger(String currency, String buyerId, Workspace workspace) {
    this.currency = currency;
    this.key = new OfWallet(currency, buyerId);
    this.workspace = workspace;
  }

  /// The rows that it needs: the rule, and under its lock the wallet.
  public static void needs(String currency, String buyerId, Needs needs) {
    needs.lock(PromotionTables.POINTS_RULE, currency);
    needs.lock(PromotionTables.WALLET, new OfWallet(currency, buyerId));
  }

  /// Null when points of this currency are not given out.
  public @Nullable PointsRule rule() {
    return workspace.find(PromotionTables.POINTS_RULE, currency);
  }

  /// Null when the buyer has never had points.
  public @Nullable Wallet wallet() {
    return workspace.find(PromotionTables.WALLET, key);
  }

  /// What the buyer can spend.
  public long available() {
    var wallet = wallet();
    return wallet == null ? 0 : wallet.available();
  }

  /// The buyer's wallet, now there if it was not. Points have to move next.
  public Wallet open(Context context) {
    var wallet = wallet();
    if (wallet != null) return wallet;
    long id = context.ids().next(key.buyerId());
    var opened = new Wallet(id, key.buyerId(), currency, 0, 0, 0, 0);
    workspace.put(PromotionTables.WALLET, key, opened);
    return opened;
  }

  /// Points for the buyer: what is owed is paid first.
  public void give(PointsAccount from, long points, Cause cause) {
    long owed = Math.min(points, -workspace.get(PromotionTables.WALLET, key).owed());
    move(from, PointsAccount.OWED, owed, cause);
    move(from, PointsAccount.AVAILABLE, points - owed, cause);
  }

  /// Points from the buyer: what is not there is owed.
  public void take(PointsAccount to, long points, Cause cause) {
    long there = Math.min(points, available());
    move(PointsAccount.AVAILABLE, to, there, cause);
    move(PointsAccount.OWED, to, points - there, cause);
  }

  /// @param points 0 for nothing
  public void move(PointsAccount from, PointsAccount to, long points, Cause cause) {
    if (points == 0) return;
    if (points < 0) throw new IllegalArgumentException(points + " points for " + cause);
    var wallet = workspace.get(PromotionTables.WALLET, key).move(from, to, points);
    workspace.put(PromotionTables.WALLET, key, wallet);
    var rule = workspace.get(PromotionTables.POINTS_RULE, currency);
    var totals = rule.totals().move(from, to, points);
    if (!totals.equals(rule.totals())) {
      workspace.put(PromotionTables.POINTS_RULE, currency, rule.with(totals));
    }
    write(wallet, from, to, points, cause);
  }

  private void write(
      Wallet wallet, PointsAccount from, PointsAccount to, long points, Cause cause) {
    var transfer =
        new PointsTransfer(
            wallet.id(), wallet.version(), cause.key, from, to, points, cause.order, cause.reason);
    workspace.put(
        PromotionTables.TRANSFER, new OfTransfer(wallet.id(), wallet.version()), transfer);
    var order = cause.order == null ? null : Long.toString(cause.order);
    var event =
        new PointsEvent.PointsMoved(
            key.buyerId(), currency, cause.key, from, to, points, order, cause.reason);
    workspace.append(new Entry(AGGREGATE, wallet.id(), wallet.version(), event));
  }
}
