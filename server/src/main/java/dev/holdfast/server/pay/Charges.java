package dev.holdfast.server.pay;

import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Repayment;
import dev.holdfast.store.OnlineCharge;
import dev.holdfast.store.OnlineRefund;

/// What the store knows of a payment or refund, in the words of providers.
final class Charges {
  private Charges() {}

  static Charge of(OnlineCharge charge) {
    return new Charge(
        charge.id(),
        charge.orderId(),
        charge.amount(),
        charge.currency(),
        charge.title(),
        charge.providerId(),
        charge.createdAt(),
        charge.expiresAt());
  }

  static Repayment of(OnlineRefund refund) {
    return new Repayment(
        refund.id(),
        of(refund.charge()),
        refund.amount(),
        refund.reason(),
        refund.reference(),
        refund.createdAt());
  }
}
