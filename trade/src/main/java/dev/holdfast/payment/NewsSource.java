package dev.holdfast.payment;

/// How something about a payment was learnt.
public enum NewsSource {
  /// A person's word. He can be told that it does not fit, so it is refused then.
  OPERATOR,
  /// The provider called.
  CALLBACK,
  /// We asked the provider.
  QUERY,
  /// The buyer came back from the provider.
  REDIRECT,
  /// A settlement file or bank statement.
  STATEMENT
}
