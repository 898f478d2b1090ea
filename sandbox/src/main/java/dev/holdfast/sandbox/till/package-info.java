/// Where money moves: open, pay, close, refund; the same rules in each wire format.
@NullMarked
package dev.holdfast.sandbox.till;

import org.jspecify.annotations.NullMarked;
