package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT8;

import dev.holdfast.order.OrderCoupon;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Rows of `order_coupon`: written with their order, never changed.
final class OrderCouponRows extends PartRows<OrderCoupon> {
  private static final String SELECT =
      """
      select order_id, coupon_id, campaign_id, discount
      from order_coupon where order_id = any (?) order by order_id, position\
      """;
  private static final String INSERT =
      """
      insert into order_coupon (order_id, coupon_id, campaign_id, discount, position)
      select order_id, coupon_id, campaign_id, discount,
        row_number() over (partition by order_id order by place)
      from unnest(?, ?, ?, ?) with ordinality
        as n (order_id, coupon_id, campaign_id, discount, place)\
      """;

  OrderCouponRows() {
    super(SELECT, INSERT, "");
  }

  @Override
  Rows newRows() {
    return new Rows(INT8, INT8, INT8, INT8);
  }

  @Override
  Rows changedRows() {
    return new Rows(INT8);
  }

  @Override
  void add(long order, OrderCoupon used, Rows rows) {
    rows.with(order).with(used.coupon()).with(used.campaign()).with(used.discount());
  }

  @Override
  void change(long order, OrderCoupon used, Rows rows) {
    throw new IllegalStateException("a coupon of order " + order + " was changed");
  }

  @Override
  OrderCoupon part(ResultSet row) throws SQLException {
    return new OrderCoupon(row.getLong(2), row.getLong(3), row.getLong(4));
  }
}
