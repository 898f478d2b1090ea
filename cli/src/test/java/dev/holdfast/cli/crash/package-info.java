/// Real processes, killed from outside with `kill -9`.
@NullMarked
package dev.holdfast.cli.crash;

import org.jspecify.annotations.NullMarked;
