/// Baselines, Holdfast and the ceiling side by side in one run.
@NullMarked
package dev.holdfast.bench;

import org.jspecify.annotations.NullMarked;
