package dev.holdfast.bench.contend;

/// The statements of a [ClerkWriter] and a [ClerkOrderWriter].
final class ClerkSql {
  static final String RECEIPT =
      """
      insert into receipt (id, fingerprint, at, entries, refused, caller, key, type, body)
      values (?, ?, ?, ?, false, ?, ?, ?, ?)\
      """;
  static final String ORDER =
      """
      insert into orders (id, buyer_id, currency, total, discount, shipping, tax, created_at,
        status, payment_status, fulfilment_status, return_status, hold_reasons, due, captured,
        refunded, expires_at, version)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'N', '', ?, 0, 0, ?, 1)\
      """;
  static final String ORDER_UPDATE =
      """
      update orders set status = ?, payment_status = ?, fulfilment_status = ?, due = ?,
        captured = ?, version = ?
      where id = ? and version = ?\
      """;
  static final String LINE =
      """
      insert into order_line (order_id, line, sku, title, tracked, quantity, unit_price, tax,
        cancelled, shipped, delivered, returned, refunded, cell, held, away)
      values (?, ?, ?, ?, true, ?, ?, ?, 0, 0, 0, 0, 0, ?, ?, 0)\
      """;
  static final String LINE_UPDATE =
      "update order_line set shipped = ?, held = ?, away = ? where order_id = ? and line = ?";
  static final String PAYMENT =
      """
      insert into payment (id, order_id, amount, captured, created_at, state, provider)
      values (?, ?, ?, 0, ?, ?, ?)\
      """;
  static final String PAYMENT_UPDATE =
      "update payment set state = ?, captured = ?, reference = ?, settled_at = ? where id = ?";
  static final String SHIPMENT =
      """
      insert into shipment (id, order_id, created_at, lines, quantities, carrier, tracking)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String POSITION =
      "(select base from journal_epoch) + pg_current_xact_id()::text::bigint";
  static final String ENTRY =
      """
      insert into journal (transaction, aggregate_id, version, at, d_on_hand, d_reserved,
        d_committed, ordinal, aggregate, type, actor, command, data)
      values (\
      """
          + POSITION
          + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static final String MOVE =
      """
      with moved as (
        update stock set on_hand = on_hand + ?, reserved = reserved + ?, committed = committed + ?,
          version = version + 1
        where sku = ? and location = ? and on_hand - reserved - committed - unavailable + ? >= 0
        returning id, version)
      insert into journal (transaction, aggregate_id, version, at, d_on_hand, d_reserved,
        d_committed, ordinal, aggregate, type, actor, command, data)
      select
      """
          + POSITION
          + ", id, version, ?, ?, ?, ?, ?, 's', ?, ?, ?, ? from moved";
  static final String WRITE_BACK =
      """
      update stock set on_hand = ?, reserved = ?, committed = ?, version = ?
      where sku = ? and location = ? and version = ?\
      """;

  private ClerkSql() {}
}
