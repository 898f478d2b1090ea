package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BOOL;
import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.payment.AtProvider;
import dev.holdfast.payment.Payment;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Rows of `payment`, and with those of online payments the rows of `provider_call`: one from the
/// intent to the end, due at once when the payment is not wanted any more. One that was closed is
/// looked at for some time, because money may come all the same.
final class PaymentRows extends PartRows<Payment> {
  private static final String SELECT =
      """
      select order_id, id, provider, state, amount, captured, reference, note, created_at,
        settled_at, closes_at, expires_at, provider_id, params, misfits
      from payment where order_id = any (?) order by order_id, created_at, id\
      """;
  private static final String INSERT =
      """
      with n as (
        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (
          order_id, id, provider, amount, created_at, expires_at, state, captured, reference, note,
          settled_at, closes_at, provider_id, params, misfits, misfit_decided)),
      followed as (
        insert into provider_call (id, next_at, attempts, kind, account)
        select id, created_at, 0, 'P', provider from n
        where closes_at is not null and state in ('N', 'P', 'U'))
      insert into payment (order_id, id, provider, amount, created_at, expires_at, state, captured,
        reference, note, settled_at, closes_at, provider_id, params, misfits, misfit_decided)
      select * from n\
      """;
  private static final String UPDATE =
      """
      with n as (
        select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (id, state, captured,
          reference, note, settled_at, closes_at, provider_id, params, misfits, misfit_decided)),
      over as (
        delete from provider_call c using n
        where c.id = n.id and n.state in ('S', 'F')),
      sooner as (
        update provider_call c set next_at = n.closes_at from n
        where c.id = n.id and n.state in ('N', 'P', 'U') and n.closes_at < c.next_at)
      update payment set state = n.state, captured = n.captured, reference = n.reference,
        note = n.note, settled_at = n.settled_at, closes_at = n.closes_at,
        provider_id = n.provider_id, params = n.params, misfits = n.misfits,
        misfit_decided = n.misfit_decided
      from n where payment.id = n.id\
      """;

  PaymentRows() {
    super(SELECT, INSERT, UPDATE);
  }

  @Override
  Rows newRows() {
    return new Rows(
        INT8,
        INT8,
        TEXT,
        INT8,
        TIMESTAMPTZ,
        TIMESTAMPTZ,
        CHAR,
        INT8,
        TEXT,
        TEXT,
        TIMESTAMPTZ,
        TIMESTAMPTZ,
        TEXT,
        TEXT,
        TEXT,
        BOOL);
  }

  @Override
  Rows changedRows() {
    return new Rows(INT8, CHAR, INT8, TEXT, TEXT, TIMESTAMPTZ, TIMESTAMPTZ, TEXT, TEXT, TEXT, BOOL);
  }

  @Override
  void add(long order, Payment payment, Rows rows) {
    rows.with(order).with(payment.id()).with(payment.provider());
    var online = payment.online();
    rows.with(payment.amount()).with(payment.createdAt());
    rows.with(online == null ? null : online.expiresAt());
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
    var online = payment.online();
    rows.with(online == null ? null : online.closesAt());
    rows.with(online == null ? null : online.providerId());
    rows.with(online == null ? null : Metadata.write(online.params()));
    rows.with(MisfitText.write(payment.misfits()));
    rows.with(payment.misfits().isEmpty() ? null : (Boolean) !payment.mismatched());
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
        Times.instantOrNull(row, 10),
        online(row),
        MisfitText.read(row.getString(15)));
  }

  private static @Nullable AtProvider online(ResultSet row) throws SQLException {
    var closesAt = Times.instantOrNull(row, 11);
    return closesAt == null
        ? null
        : new AtProvider(
            row.getString(13), Metadata.read(row.getString(14)), Times.instant(row, 12), closesAt);
  }
}
