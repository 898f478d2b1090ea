package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;

/// Ends an order whose deadline has passed unpaid and gives its stock back, and whatever part of
/// the money had come in. Internal: harmless to repeat, because it looks again.
public record ExpireOrder(long orderId) implements Command {
  public sealed interface Result extends Outcome permits NotExpired, OrderExpired {}

  /// Nothing to do, nothing changed.
  public record NotExpired(String orderId, Reason reason) implements Result {
    public enum Reason {
      /// There is no such order.
      NOT_FOUND,
      /// It is paid, or has ended already.
      NOT_PENDING,
      /// Its deadline is still to come, perhaps because it was put off.
      NOT_DUE,
      /// It waits for a person, or has a payment whose end is not known.
      WAITING
    }
  }

  public record OrderExpired(OrderView order) implements Result {}
}
