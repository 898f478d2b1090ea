/// The audit: proves from the rows alone that what must be true is true, from the first row on, and
/// names what is not. Reads only; it shares no code with what writes the rows.
@NullMarked
package dev.holdfast.store.audit;

import org.jspecify.annotations.NullMarked;
