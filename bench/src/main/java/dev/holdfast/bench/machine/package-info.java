/// The machine and the database that everything runs on, and what it costs them.
@NullMarked
package dev.holdfast.bench.machine;

import org.jspecify.annotations.NullMarked;
