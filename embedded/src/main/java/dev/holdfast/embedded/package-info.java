/// An embedded PostgreSQL that is safe to keep data in: it starts, supervises and stops a server on
/// a data directory, and survives the death of either side.
@NullMarked
package dev.holdfast.embedded;

import org.jspecify.annotations.NullMarked;
