/// Batches as streams: one command a line in (NDJSON), one answer a line out, in the same order,
/// while the request is still being sent; never more than a window of them in memory.
@NullMarked
package dev.holdfast.server.stream;

import org.jspecify.annotations.NullMarked;
