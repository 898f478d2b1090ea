/// Promotion: campaigns that give out coupons, as many as their quota, budget and limits allow, and
/// what a coupon takes off an order. Coupons are held, redeemed and released with the order.
@NullMarked
package dev.holdfast.promotion;

import org.jspecify.annotations.NullMarked;
