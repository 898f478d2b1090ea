/// The keys of both sides: generated once, kept by their owner alone. Signatures and certificates.
@NullMarked
package dev.holdfast.sandbox.keys;

import org.jspecify.annotations.NullMarked;
