package dev.holdfast.promotion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A secret that is worth one coupon of its campaign. Kept as a hash: who reads the table cannot
/// use it.
///
/// @param coupon what came of it, null while nobody has used it
public record Code(UUID hash, long campaign, @Nullable Long coupon) {
  Code used(long by) {
    return new Code(hash, campaign, by);
  }
}
