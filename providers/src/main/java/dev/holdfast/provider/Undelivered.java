package dev.holdfast.provider;

import java.util.List;

/// What a provider says that it could not deliver.
///
/// @param messages oldest first, as their callbacks would have brought them; they need no
///   signature, because we asked
/// @param whole whether these are all
public record Undelivered(List<Incoming> messages, boolean whole) {}
