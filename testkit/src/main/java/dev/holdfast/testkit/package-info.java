/// What the tests of every room share: databases, clocks, contract suites, the simulator.
@NullMarked
package dev.holdfast.testkit;

import org.jspecify.annotations.NullMarked;
