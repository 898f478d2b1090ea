/// HTTP as the sandbox needs it: the JDK's server, raw requests in, answers or a broken line out.
@NullMarked
package dev.holdfast.sandbox.web;

import org.jspecify.annotations.NullMarked;
