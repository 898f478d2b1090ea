/// The kernel: commands with receipts, lanes that decide many commands in one transaction, the
/// workspace they decide on, and the journal of what happened. JDK only; it knows no SQL, no HTTP
/// and no shop. A [dev.holdfast.kernel.Store] makes it durable, a [dev.holdfast.kernel.Decider]
/// gives it meaning.
@NullMarked
package dev.holdfast.kernel;

import org.jspecify.annotations.NullMarked;
