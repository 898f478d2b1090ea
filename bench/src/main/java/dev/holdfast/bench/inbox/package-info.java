/// How long a payment provider waits until its callback is acknowledged, beside a plain insert.
@NullMarked
package dev.holdfast.bench.inbox;

import org.jspecify.annotations.NullMarked;
