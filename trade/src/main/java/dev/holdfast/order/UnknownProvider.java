package dev.holdfast.order;

import dev.holdfast.kernel.Refusal;
import java.util.List;

/// No such payment provider is set up.
public record UnknownProvider(String provider, List<String> known, String field)
    implements Refusal, OpenPayment.Result {}
