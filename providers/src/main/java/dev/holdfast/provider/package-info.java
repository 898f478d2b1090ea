/// Payment providers behind one interface, [dev.holdfast.provider.PaymentProvider]: each adapter
/// speaks a provider's wire format through its official SDK and tells what it learnt as the
/// domain's news. No database, no HTTP server.
@NullMarked
package dev.holdfast.provider;

import org.jspecify.annotations.NullMarked;
