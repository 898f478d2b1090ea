/// What the buyer sees.
@NullMarked
package dev.holdfast.sandbox.page;

import org.jspecify.annotations.NullMarked;
