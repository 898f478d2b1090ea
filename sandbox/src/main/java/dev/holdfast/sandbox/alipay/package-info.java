/// Alipay's OpenAPI gateway and its asynchronous notices.
@NullMarked
package dev.holdfast.sandbox.alipay;

import org.jspecify.annotations.NullMarked;
