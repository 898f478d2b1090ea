/// The server: HTTP API, console, jobs and wiring. The only room that knows Spring.
@NullMarked
package dev.holdfast.server;

import org.jspecify.annotations.NullMarked;
