/// The paths of the API: what each request means as a command or a query, and what its outcome
/// means as an answer.
@NullMarked
package dev.holdfast.server.api;

import org.jspecify.annotations.NullMarked;
