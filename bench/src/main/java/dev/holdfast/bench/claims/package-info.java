/// Claims on one hot campaign: Holdfast's lanes beside a row lock for each claim.
@NullMarked
package dev.holdfast.bench.claims;

import org.jspecify.annotations.NullMarked;
