package dev.holdfast.promotion;

/// The balances of one buyer's accounts in one currency, see [PointsAccount].
///
/// @param version number of its last transfer, which is its last journal entry
public record Wallet(
    long id, String buyerId, String currency, long available, long held, long owed, long version) {
  public Wallet {
    if (available < 0 || held < 0 || owed > 0) {
      throw new IllegalArgumentException(
          "wallet %d: available %d, held %d, owed %d".formatted(id, available, held, owed));
    }
  }

  /// With one more transfer.
  Wallet move(PointsAccount from, PointsAccount to, long points) {
    return new Wallet(
        id,
        buyerId,
        currency,
        available + change(PointsAccount.AVAILABLE, from, to, points),
        held + change(PointsAccount.HELD, from, to, points),
        owed + change(PointsAccount.OWED, from, to, points),
        version + 1);
  }

  static long change(PointsAccount of, PointsAccount from, PointsAccount to, long points) {
    if (from == to) throw new IllegalArgumentException("from " + from + " to itself");
    if (of == to) return points;
    return of == from ? -points : 0;
  }
}
