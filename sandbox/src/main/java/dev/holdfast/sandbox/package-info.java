/// A payment provider to rehearse with: a process of its own that speaks the wire formats of
/// Alipay, WeChat Pay v3 and Stripe, keeps its own books, and misbehaves on request. Knows nothing
/// of Holdfast.
@NullMarked
package dev.holdfast.sandbox;

import org.jspecify.annotations.NullMarked;
