/// HTTP without the shop: the Spring configuration, what goes in (bodies, queries, ids of commands)
/// and what comes out (answers, problems), the same for every path.
@NullMarked
package dev.holdfast.server.web;

import org.jspecify.annotations.NullMarked;
