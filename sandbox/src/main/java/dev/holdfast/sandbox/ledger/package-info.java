/// The provider's books: trades, refunds and messages, rebuilt from an append-only file.
@NullMarked
package dev.holdfast.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
