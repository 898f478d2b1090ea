package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import dev.holdfast.payment.Misfit;
import java.util.List;

/// More money than one came in that does not fit, and none is named; or what is named is not among
/// the money that waits for a person, which is listed.
public record UnclearMisfit(String paymentId, List<Misfit> undecided)
    implements Refusal, ResolvePayment.Result {}
