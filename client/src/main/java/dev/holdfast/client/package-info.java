/// The Java SDK: the HTTP API, version 1, as typed calls.
@NullMarked
package dev.holdfast.client;

import org.jspecify.annotations.NullMarked;
