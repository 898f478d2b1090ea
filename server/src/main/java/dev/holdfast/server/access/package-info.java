/// Who may do what: API keys with scopes, and buyer tokens for one buyer's own things.
@NullMarked
package dev.holdfast.server.access;

import org.jspecify.annotations.NullMarked;
