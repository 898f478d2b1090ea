/// Stock: SKUs, locations, the quantities of each cell (a SKU at a location) and the movements that
/// explain them. Pure.
@NullMarked
package dev.holdfast.stock;

import org.jspecify.annotations.NullMarked;
