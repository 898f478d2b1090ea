/// Options that several verbs have, each with what it does.
@NullMarked
package dev.holdfast.cli.option;

import org.jspecify.annotations.NullMarked;
