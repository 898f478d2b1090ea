/// Orders: one aggregate with its lines, payments, refunds and shipments, four status axes and one
/// transition table; the commands on it and their decisions. Pure.
@NullMarked
package dev.holdfast.order;

import org.jspecify.annotations.NullMarked;
