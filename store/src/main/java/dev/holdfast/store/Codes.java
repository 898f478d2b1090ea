package dev.holdfast.store;

import dev.holdfast.order.FulfilmentStatus;
import dev.holdfast.order.HoldReason;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.PaymentStatus;
import dev.holdfast.order.ReturnStatus;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The one-letter codes of the enumerations in the tables; part of the stored format.
final class Codes {
  static final Code<OrderStatus> ORDER = new Code<>(OrderStatus.class, Codes::letter);
  static final Code<PaymentStatus> PAYMENT = new Code<>(PaymentStatus.class, Codes::letter);
  static final Code<FulfilmentStatus> FULFILMENT =
      new Code<>(FulfilmentStatus.class, Codes::letter);
  static final Code<ReturnStatus> RETURN = new Code<>(ReturnStatus.class, Codes::letter);
  static final Code<PaymentState> PAYMENT_STATE = new Code<>(PaymentState.class, Codes::letter);
  static final Code<RefundState> REFUND_STATE = new Code<>(RefundState.class, Codes::letter);
  static final Code<CallbackState> CALLBACK = new Code<>(CallbackState.class, Codes::letter);
  static final Code<HoldReason> HOLD = new Code<>(HoldReason.class, Codes::letter);

  private Codes() {}

  /// Both ways between an enumeration and its letters.
  static final class Code<E extends Enum<E>> {
    private final Class<E> type;
    private final ToIntFunction<E> letters;
    private final List<@Nullable E> byLetter = new ArrayList<>(Collections.nCopies(128, null));

    Code(Class<E> type, ToIntFunction<E> letters) {
      this.type = type;
      this.letters = letters;
      for (var value : type.getEnumConstants()) {
        if (byLetter.set(letters.applyAsInt(value), value) != null) {
          throw new IllegalStateException(type.getSimpleName() + " uses a letter twice");
        }
      }
    }

    char of(E value) {
      return (char) letters.applyAsInt(value);
    }

    E parse(char letter) {
      var value = letter < 128 ? byLetter.get(letter) : null;
      if (value == null) throw new IllegalStateException(type.getSimpleName() + " " + letter);
      return value;
    }

    /// Each member's letter, in the order of the enumeration.
    String of(Set<E> values) {
      var text = new StringBuilder();
      for (var value : type.getEnumConstants()) if (values.contains(value)) text.append(of(value));
      return text.toString();
    }

    Set<E> parseAll(String text) {
      if (text.isEmpty()) return Set.of();
      var values = EnumSet.noneOf(type);
      text.chars().forEach(letter -> values.add(parse((char) letter)));
      return Collections.unmodifiableSet(values);
    }
  }

  private static int letter(OrderStatus status) {
    return switch (status) {
      case PENDING_PAYMENT -> 'P';
      case CONFIRMED -> 'C';
      case COMPLETED -> 'D';
      case CANCELLED -> 'X';
      case EXPIRED -> 'E';
    };
  }

  private static int letter(PaymentStatus status) {
    return switch (status) {
      case UNPAID -> 'U';
      case PARTIALLY_PAID -> 'P';
      case PAID -> 'F';
      case PARTIALLY_REFUNDED -> 'Q';
      case REFUNDED -> 'R';
    };
  }

  private static int letter(FulfilmentStatus status) {
    return switch (status) {
      case UNFULFILLED -> 'U';
      case PARTIALLY_SHIPPED -> 'P';
      case SHIPPED -> 'S';
      case DELIVERED -> 'D';
    };
  }

  private static int letter(ReturnStatus status) {
    return switch (status) {
      case NONE -> 'N';
      case REQUESTED -> 'Q';
      case RECEIVED -> 'R';
      case CLOSED -> 'C';
    };
  }

  private static int letter(PaymentState state) {
    return switch (state) {
      case CREATED -> 'N';
      case PENDING -> 'P';
      case UNKNOWN -> 'U';
      case SUCCEEDED -> 'S';
      case FAILED -> 'F';
      case CLOSED -> 'C';
    };
  }

  private static int letter(RefundState state) {
    return switch (state) {
      case REQUESTED -> 'R';
      case PENDING -> 'P';
      case UNKNOWN -> 'U';
      case SUCCEEDED -> 'S';
      case FAILED -> 'F';
    };
  }

  private static int letter(CallbackState state) {
    return switch (state) {
      case NEW -> 'N';
      case PARKED -> 'P';
      case UNREADABLE -> 'U';
      case DONE -> 'D';
      case IRRELEVANT -> 'I';
      case MISDIRECTED -> 'M';
      case GIVEN_UP -> 'G';
    };
  }

  private static int letter(HoldReason reason) {
    return switch (reason) {
      case OVERPAID -> 'O';
      case PAYMENT_MISMATCH -> 'M';
      case REFUND_MISMATCH -> 'R';
      case REFUND_STUCK -> 'S';
    };
  }
}
