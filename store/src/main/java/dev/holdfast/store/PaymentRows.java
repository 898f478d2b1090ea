package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.payment.Payment;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Rows of `payment`.
final class PaymentRows extends PartRows<Payment> {
  private static final String SELECT =
      """
      select order_id, id, provider, state, amount, captured, reference, note, created_at, settled_at
      from payment where order_id = any (?) order by order_id, created_at, id\
      """;
  private static final String INSERT =
      """
      insert into payment (order_id, id, provider, amount, created_at,
        state, captured, reference, note, settled_at)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String UPDATE =
      """
      update payment set state = n.state, captured = n.captured, reference = n.reference,
        note = n.note, settled_at = n.settled_at
      from unnest(?, ?, ?, ?, ?, ?) as n (id, state, captured, reference, note, settled_at)
      where payment.id = n.id\
      """;

  PaymentRows() {
    super(SELECT, INSERT, UPDATE);
  }

  @Override
  Rows newRows() {
    return new Rows(INT8, INT8, TEXT, INT8, TIMESTAMPTZ, CHAR, INT8, TEXT, TEXT, TIMESTAMPTZ);
  }

  @Override
  Rows changedRows() {
    return new Rows(INT8, CHAR, INT8, TEXT, TEXT, TIMESTAMPTZ);
  }

  @Override
  void add(long order, Payment payment, Rows rows) {
    rows.with(order).with(payment.id()).with(payment.provider());
    rows.with(payment.amount()).with(payment.createdAt());
    progress(payment, rows);
  }

  @Override
  void change(long order, Payment payment, Rows rows) {
    rows.with(payment.id());
    progress(payment, rows);
  }

  private static void progress(Payment payment, Rows rows) {
    rows.with(Codes.PAYMENT_STATE.of(payment.state())).with(payment.captured());
    rows.with(payment.reference()).with(payment.note()).with(payment.settledAt());
  }

  @Override
  Payment part(ResultSet row) throws SQLException {
    return new Payment(
        row.getLong(2),
        row.getString(3),
        Codes.PAYMENT_STATE.parse(row.getString(4).charAt(0)),
        row.getLong(5),
        row.getLong(6),
        row.getString(7),
        row.getString(8),
        Times.instant(row, 9),
        Times.instantOrNull(row, 10));
  }
}
