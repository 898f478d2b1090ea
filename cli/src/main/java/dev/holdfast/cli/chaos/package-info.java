/// The chaos run: a server, its PostgreSQL and a payment provider as real processes, buyers who pay
/// in every way there is, everything going wrong at once; and then both sides' books, compared.
@NullMarked
package dev.holdfast.cli.chaos;

import org.jspecify.annotations.NullMarked;
