/// Promotion: campaigns that give out coupons, as many as their quota, budget and limits allow, and
/// what a coupon takes off an order; points that orders earn, in accounts that add up to zero.
/// Coupons and points are held, redeemed and released with the order.
@NullMarked
package dev.holdfast.promotion;

import org.jspecify.annotations.NullMarked;
