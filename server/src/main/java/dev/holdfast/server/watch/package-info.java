/// What operators watch: health, metrics, and the jobs that run by themselves.
@NullMarked
package dev.holdfast.server.watch;

import org.jspecify.annotations.NullMarked;
