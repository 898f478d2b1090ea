package dev.holdfast.promotion;

import dev.holdfast.kernel.Refusal;

/// There is no such code, or it is another buyer's by now (HTTP 404).
public record CodeNotFound() implements Refusal, ClaimCode.Result {}
