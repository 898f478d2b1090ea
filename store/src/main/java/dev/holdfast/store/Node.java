package dev.holdfast.store;

import java.util.UUID;

/// The number that this server's ids carry, as leased in the database.
///
/// @param number 0 to 63
/// @param holder this server process
public record Node(int number, UUID holder) {}
