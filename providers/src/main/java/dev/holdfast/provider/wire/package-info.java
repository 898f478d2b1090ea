/// How bytes come and go between an adapter and a provider, whatever the SDK: one HTTP client with
/// firm limits, strict decoding, and text of which there is only one spelling.
@NullMarked
package dev.holdfast.provider.wire;

import org.jspecify.annotations.NullMarked;
