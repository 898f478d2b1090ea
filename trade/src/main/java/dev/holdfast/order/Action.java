package dev.holdfast.order;

/// What can happen to an order; named as the commands are.
public enum Action {
  PLACE(false),
  OPEN_PAYMENT(true),
  RECORD_PAYMENT(true),
  /// Money came in that does not fit: a person has to decide.
  HOLD(false),
  CANCEL(true),
  EXPIRE(false),
  SHIP(true),
  DELIVER(true),
  REQUEST_RETURN(true),
  RECEIVE_RETURN(true),
  CLOSE_RETURN(true),
  REFUND(true),
  CONFIRM_REFUND(true),
  /// Something was learnt about a refund.
  RECORD_REFUND(false);

  private final boolean offered;

  Action(boolean offered) {
    this.offered = offered;
  }

  /// Whether it is something that callers do to an existing order.
  public boolean offered() {
    return offered;
  }
}
