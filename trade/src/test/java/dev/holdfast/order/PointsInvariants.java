package dev.holdfast.order;

import static dev.holdfast.promotion.PointsAccount.AVAILABLE;
import static dev.holdfast.promotion.PointsAccount.HELD;
import static dev.holdfast.promotion.PointsAccount.ISSUED;
import static dev.holdfast.promotion.PointsAccount.OWED;
import static dev.holdfast.promotion.PointsAccount.REDEEMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.promotion.PointsAccount;
import dev.holdfast.promotion.PointsTransfer;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.promotion.Wallet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// What must be true of a shop's points at any time.
final class PointsInvariants {
  private PointsInvariants() {}

  static void check(Shop shop) {
    var transfers = List.copyOf(shop.rows(PromotionTables.TRANSFER).values());
    var wallets = shop.rows(PromotionTables.WALLET).values();
    for (var wallet : wallets) {
      var mine = transfers.stream().filter(t -> t.wallet() == wallet.id()).toList();
      assertThat(balance(AVAILABLE, mine)).isEqualTo(wallet.available());
      assertThat(balance(HELD, mine)).isEqualTo(wallet.held());
      assertThat(balance(OWED, mine)).isEqualTo(wallet.owed());
      assertThat(mine).hasSize((int) wallet.version());
      held(shop, wallet);
    }
    var keys = new HashSet<String>();
    for (var t : transfers) {
      assertThat(t.points()).isPositive();
      assertThat(keys.add(t.wallet() + t.key() + t.from() + t.to())).as("%s", t).isTrue();
    }
    shopsAccounts(shop, wallets, transfers);
    earned(shop, transfers);
  }

  /// Once every order is settled, what was earned is in proportion to what is due.
  static void checkSettled(Shop shop) {
    for (var earned : shop.rows(PromotionTables.EARNED_POINTS).values()) {
      var order = shop.order(Long.toString(earned.order()));
      long due = SettlePointsDecider.due(order);
      assertThat(earned.excess(due)).isZero();
      long kept = earned.earned() - earned.takenBack();
      long least = earned.earned() * due / earned.base();
      assertThat(kept).isBetween(least, least + 1);
      if (due == 0) assertThat(kept).isZero();
    }
  }

  private static void held(Shop shop, Wallet wallet) {
    long held =
        shop.orders().stream()
            .filter(o -> o.buyerId().equals(wallet.buyerId()))
            .filter(o -> o.currency().equals(wallet.currency()))
            .mapToLong(o -> PointsFollow.place(o).held())
            .sum();
    assertThat(held).isEqualTo(wallet.held());
  }

  private static void shopsAccounts(
      Shop shop, Collection<Wallet> wallets, List<PointsTransfer> transfers) {
    for (var rule : shop.rows(PromotionTables.POINTS_RULE).values()) {
      var mine = wallets.stream().filter(w -> w.currency().equals(rule.currency())).toList();
      var ids = mine.stream().map(Wallet::id).toList();
      var moved = transfers.stream().filter(t -> ids.contains(t.wallet())).toList();
      var totals = rule.totals();
      assertThat(balance(ISSUED, moved)).isEqualTo(totals.issued());
      assertThat(balance(REDEEMED, moved)).isEqualTo(totals.redeemed());
      assertThat(balance(PointsAccount.ADJUSTED, moved)).isEqualTo(totals.adjusted());
      long buyers = mine.stream().mapToLong(w -> w.available() + w.held() + w.owed()).sum();
      assertThat(buyers + totals.issued() + totals.redeemed() + totals.adjusted()).isZero();
      long redeemed =
          shop.orders().stream()
              .filter(o -> o.currency().equals(rule.currency()))
              .mapToLong(o -> PointsFollow.place(o).redeemed())
              .sum();
      assertThat(redeemed).isEqualTo(totals.redeemed());
    }
  }

  private static void earned(Shop shop, List<PointsTransfer> transfers) {
    for (var earned : shop.rows(PromotionTables.EARNED_POINTS).values()) {
      var ofOrder =
          transfers.stream()
              .filter(t -> t.order() != null && t.order() == earned.order())
              .filter(t -> t.from() == ISSUED || t.to() == ISSUED)
              .toList();
      assertThat(-balance(ISSUED, ofOrder)).isEqualTo(earned.earned() - earned.takenBack());
    }
  }

  private static long balance(PointsAccount account, Collection<PointsTransfer> transfers) {
    long balance = 0;
    for (var t : transfers) {
      if (t.to() == account) balance += t.points();
      if (t.from() == account) balance -= t.points();
    }
    return balance;
  }
}
