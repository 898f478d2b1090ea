/// The command line: one class for each verb.
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;
