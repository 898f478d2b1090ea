/// What goes wrong, for whom: a share for each fault, drawn from a seed and the payment alone.
@NullMarked
package dev.holdfast.sandbox.fault;

import org.jspecify.annotations.NullMarked;
