/// What the server does by itself in reaction to what the journal tells.
@NullMarked
package dev.holdfast.server.react;

import org.jspecify.annotations.NullMarked;
