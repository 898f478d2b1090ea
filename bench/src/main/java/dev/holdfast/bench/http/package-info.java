/// Clients of the HTTP API that cost next to nothing, so that the server is measured and not they.
@NullMarked
package dev.holdfast.bench.http;

import org.jspecify.annotations.NullMarked;
