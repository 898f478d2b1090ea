/// Writes the stored JSON, once for each outcome and event: what a lane does most.
@NullMarked
package dev.holdfast.store.json;

import org.jspecify.annotations.NullMarked;
