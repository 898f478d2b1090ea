package dev.holdfast.kernel;

import org.jspecify.annotations.Nullable;

/// What a lane decided about a command, as it is stored and replayed byte for byte.
///
/// @param id the command's id; null, like the fingerprint, for an internal command, whose receipt
///   is not stored
/// @param entries how many entries of the journal the command caused
/// @param type the outcome's name in kebab case, e.g. `insufficient-stock`
/// @param refused whether the outcome is a [Refusal]
/// @param body the outcome as JSON in UTF-8; treat as immutable
public record Receipt(
    @Nullable CommandId id,
    @Nullable Fingerprint fingerprint,
    int entries,
    String type,
    boolean refused,
    byte[] body) {}
