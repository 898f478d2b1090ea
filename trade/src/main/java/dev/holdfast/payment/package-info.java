/// Payments and refunds as parts of an order: their states and what may follow what. Pure.
@NullMarked
package dev.holdfast.payment;

import org.jspecify.annotations.NullMarked;
