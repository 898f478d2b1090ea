package dev.holdfast.promotion;

/// A buyer's points in a currency as callers see them.
///
/// @param available what can be spent
/// @param held what orders that wait for their money have
/// @param owed what was taken back and had been spent already; new points pay for it first
public record WalletView(
    String buyerId, String currency, long available, long held, long owed, long version) {
  public static WalletView of(Wallet wallet) {
    return new WalletView(
        wallet.buyerId(),
        wallet.currency(),
        wallet.available(),
        wallet.held(),
        -wallet.owed(),
        wallet.version());
  }
}
