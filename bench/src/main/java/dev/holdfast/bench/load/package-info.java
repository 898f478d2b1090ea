/// Load: what clients order, and clients that wait for each of their own outcomes before they order
/// again. Knows nobody who fulfils it.
@NullMarked
package dev.holdfast.bench.load;

import org.jspecify.annotations.NullMarked;
