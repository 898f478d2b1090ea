/// Reading JSON strictly, with the path of whatever is wrong, and writing it.
@NullMarked
package dev.holdfast.server.json;

import org.jspecify.annotations.NullMarked;
