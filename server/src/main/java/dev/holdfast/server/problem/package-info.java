/// Errors as RFC 9457 problem details: one table of types, and the places where errors of every
/// origin (ours, Spring's, Tomcat's) become one of them.
@NullMarked
package dev.holdfast.server.problem;

import org.jspecify.annotations.NullMarked;
