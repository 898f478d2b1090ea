/// SQL adapters and migrations: the journal, the receipts and the trade's rows, on PostgreSQL.
@NullMarked
package dev.holdfast.store;

import org.jspecify.annotations.NullMarked;
