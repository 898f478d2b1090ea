package dev.holdfast.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can go wrong with a payment. The first four are fates of a message: it has at most one.
public enum Fault {
  /// None of its sends arrives.
  LOSE,
  /// It arrives twice at once, and again a little later.
  DUPLICATE,
  /// It is first sent after [Faults#delay].
  DELAY,
  /// It is overtaken by others: held back for a part of [Faults#reorder].
  REORDER,
  /// Before the buyer pays, a stranger claims that he did, with a key of his own.
  FORGE,
  /// One bit flips on the way; the next send is whole.
  CORRUPT,
  /// The provider tests with a bad signature whether we look at signatures.
  PROBE,
  /// The provider takes the money when it is asked to open the payment, and does not answer.
  TIMEOUT,
  /// The money arrives although the payment was closed.
  PAY_AFTER_CLOSE,
  /// The buyer pays over a second channel too.
  PAY_TWICE,
  /// Another amount arrives than was asked for.
  WRONG_AMOUNT,
  /// The first call of each kind is answered with status 500.
  ERROR,
  /// Refunds are refused.
  REFUSE_REFUND,
  /// The first refund of a payment is accepted, and fails later.
  FAIL_REFUND;

  /// As flags and JSON call it: `pay-after-close`.
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @return null for a name that no fault has
  public static @Nullable Fault labelled(String label) {
    for (var fault : values()) {
      if (fault.label().equals(label)) return fault;
    }
    return null;
  }

  @JsonCreator
  static Fault of(String label) {
    var fault = labelled(label);
    if (fault == null) throw new IllegalArgumentException("there is no fault " + label);
    return fault;
  }
}
