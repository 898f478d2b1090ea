/// Who is compared: the row lock of a careful team, the common way, the engine, the API, and the
/// database alone. Each writes the same rows, and counts what it wrote.
@NullMarked
package dev.holdfast.bench.contend;

import org.jspecify.annotations.NullMarked;
