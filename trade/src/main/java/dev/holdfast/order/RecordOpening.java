package dev.holdfast.order;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.payment.PaymentView;
import dev.holdfast.stock.Bounds;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// An online provider is ready to take a payment's money. Internal: the same word again changes
/// nothing.
///
/// @param providerId the provider's own id, null when it gives one only later
/// @param params what the buyer needs to pay
public record RecordOpening(
    long paymentId, @Nullable String providerId, SortedMap<String, String> params)
    implements Command {
  private static final int MAX_PARAMS = 50;
  private static final int MAX_PARAM = 16_000;

  public RecordOpening {
    Bounds.optionalText("providerId", providerId, Bounds.MAX_TEXT);
    if (params.size() > MAX_PARAMS) throw new InvalidCommand("params", "are too many");
    for (var param : params.entrySet()) {
      if (param.getValue().length() > MAX_PARAM || param.getValue().indexOf('\0') >= 0) {
        throw new InvalidCommand("params." + param.getKey(), "is too long or has a zero in it");
      }
    }
  }

  public sealed interface Result extends Outcome permits PaymentNotFound, OpeningRecorded {}

  /// The payment after it: one that has ended meanwhile stays as it is.
  public record OpeningRecorded(PaymentView payment) implements Result {}
}
