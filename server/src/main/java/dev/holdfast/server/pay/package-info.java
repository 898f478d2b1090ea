/// What goes on between a shop and its payment providers: callbacks come in through an inbox, and
/// whatever they do not tell is asked for until its end is known. All of it happens outside of
/// lanes and of database transactions; what was learnt goes in as commands.
@NullMarked
package dev.holdfast.server.pay;

import org.jspecify.annotations.NullMarked;
