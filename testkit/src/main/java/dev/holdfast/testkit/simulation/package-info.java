/// Whole servers in one thread: a simulated shop on the kernel's own lanes, a database in memory
/// and the real decisions, with crashes, lost answers, duplicates and late transactions drawn from
/// a seed. The same seed gives the same run, so whatever a run finds can be looked at again.
@NullMarked
package dev.holdfast.testkit.simulation;

import org.jspecify.annotations.NullMarked;
