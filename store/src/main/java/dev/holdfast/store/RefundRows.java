package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BOOL;
import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.payment.Refund;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Rows of `refund`, and with those of online money the rows of `provider_call`.
final class RefundRows extends PartRows<Refund> {
  private static final String SELECT =
      """
      select order_id, id, payment_id, state, amount, reason, reference, note, created_at,
        settled_at, stuck, doubted
      from refund where order_id = any (?) order by order_id, created_at, id\
      """;
  private static final String INSERT =
      """
      with n as (
        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (order_id, id, payment_id,
          amount, reason, created_at, state, reference, note, settled_at, stuck, doubted)),
      followed as (
        insert into provider_call (id, next_at, attempts, kind, account)
        select n.id, n.created_at, 0, 'R', p.provider from n join payment p on p.id = n.payment_id
        where p.closes_at is not null and n.state in ('R', 'P', 'U'))
      insert into refund (order_id, id, payment_id, amount, reason, created_at, state, reference,
        note, settled_at, stuck, doubted)
      select * from n\
      """;
  private static final String UPDATE =
      """
      with n as (
        select * from unnest(?, ?, ?, ?, ?, ?, ?) as n (
          id, state, reference, note, settled_at, stuck, doubted)),
      over as (
        delete from provider_call c using n where c.id = n.id and n.state in ('S', 'F'))
      update refund set state = n.state, reference = n.reference, note = n.note,
        settled_at = n.settled_at, stuck = n.stuck, doubted = n.doubted
      from n where refund.id = n.id\
      """;

  RefundRows() {
    super(SELECT, INSERT, UPDATE);
  }

  @Override
  Rows newRows() {
    return new Rows(
        INT8, INT8, INT8, INT8, TEXT, TIMESTAMPTZ, CHAR, TEXT, TEXT, TIMESTAMPTZ, BOOL, BOOL);
  }

  @Override
  Rows changedRows() {
    return new Rows(INT8, CHAR, TEXT, TEXT, TIMESTAMPTZ, BOOL, BOOL);
  }

  @Override
  void add(long order, Refund refund, Rows rows) {
    rows.with(order).with(refund.id()).with(refund.payment()).with(refund.amount());
    rows.with(refund.reason()).with(refund.createdAt());
    progress(refund, rows);
  }

  @Override
  void change(long order, Refund refund, Rows rows) {
    rows.with(refund.id());
    progress(refund, rows);
  }

  private static void progress(Refund refund, Rows rows) {
    rows.with(Codes.REFUND_STATE.of(refund.state()));
    rows.with(refund.reference()).with(refund.note()).with(refund.settledAt());
    rows.with(refund.stuck()).with(refund.doubted());
  }

  @Override
  Refund part(ResultSet row) throws SQLException {
    return new Refund(
        row.getLong(2),
        row.getLong(3),
        Codes.REFUND_STATE.parse(row.getString(4).charAt(0)),
        row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        Times.instant(row, 9),
        Times.instantOrNull(row, 10),
        row.getBoolean(11),
        row.getBoolean(12));
  }
}
