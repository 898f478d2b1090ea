/// The merchant accounts of one installation, from one file.
@NullMarked
package dev.holdfast.provider.account;

import org.jspecify.annotations.NullMarked;
