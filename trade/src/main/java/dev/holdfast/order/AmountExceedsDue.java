package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;

/// More than is still to be paid, in minor units.
public record AmountExceedsDue(long amount, long outstanding, String field)
    implements Refusal, OpenPayment.Result {}
