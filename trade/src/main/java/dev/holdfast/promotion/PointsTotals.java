package dev.holdfast.promotion;

/// The balances of the shop's accounts in one currency, see [PointsAccount].
///
/// @param issued 0 or less: what was earned and not taken back
/// @param redeemed 0 or more
/// @param adjusted less than 0 when operators gave more than they took
/// @param changes transfers of these accounts so far
public record PointsTotals(long issued, long redeemed, long adjusted, long changes) {
  static final PointsTotals NONE = new PointsTotals(0, 0, 0, 0);

  public PointsTotals {
    if (issued > 0 || redeemed < 0) {
      throw new IllegalArgumentException("issued %d, redeemed %d".formatted(issued, redeemed));
    }
  }

  PointsTotals move(PointsAccount from, PointsAccount to, long points) {
    long toIssued = Wallet.change(PointsAccount.ISSUED, from, to, points);
    long toRedeemed = Wallet.change(PointsAccount.REDEEMED, from, to, points);
    long toAdjusted = Wallet.change(PointsAccount.ADJUSTED, from, to, points);
    if (toIssued == 0 && toRedeemed == 0 && toAdjusted == 0) return this;
    return new PointsTotals(
        issued + toIssued, redeemed + toRedeemed, adjusted + toAdjusted, changes + 1);
  }
}
