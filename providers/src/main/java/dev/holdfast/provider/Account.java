package dev.holdfast.provider;

/// A merchant account and on which terms it is used.
public record Account(PaymentProvider provider, Terms terms) {
  /// By which payments, URLs and configuration call it.
  public String name() {
    return provider.account();
  }
}
