/// Replays a file of real orders through the public API, as a shop's back end would: a pure plan
/// made from the file, and a driver that sends it.
@NullMarked
package dev.holdfast.cli.replay;

import org.jspecify.annotations.NullMarked;
