package dev.holdfast.bench.contend;

/// The statements of a [Ceiling]. Order ids of one transaction are 65,536 apart: their sequence
/// bits are above those of node and shard.
final class CeilingSql {
  static final String RECEIPTS =
      """
      insert into receipt (id, fingerprint, at, entries, refused, caller, key, type, body)
      select d.id, d.id, now(), 2, false, 'bench', d.key, 'order-placed', ?
      from unnest(?, ?) as d (id, key)\
      """;
  static final String ORDERS =
      """
      insert into orders (id, buyer_id, currency, total, discount, shipping, tax, created_at,
        status, payment_status, fulfilment_status, return_status, hold_reasons, due, captured,
        refunded, expires_at, version)
      select ? + 65536 * n, 'buyer-' || (random() * 1000000)::int, 'EUR', 1999, 0, 0, 0, now(),
        'P', 'U', 'U', 'N', '', 1999, 0, 0, now() + interval '15 minutes', 1
      from generate_series(0, ? - 1) as n\
      """;
  static final String LINES =
      """
      insert into order_line (order_id, line, sku, title, tracked, quantity, unit_price, tax,
        cancelled, shipped, delivered, returned, refunded, cell, held, away)
      select ? + 65536 * n, 1, k.code, k.title, true, 1, 1999, 0, 0, 0, 0, 0, 0, s.id, 1, 0
      from generate_series(0, ? - 1) as n, sku k join stock s on s.sku = k.code
      where k.code = 'HOT'\
      """;
  private static final String ENTRY =
      """
      insert into journal (transaction, aggregate_id, version, at, d_reserved, ordinal, aggregate,
        type, actor, command, data)
      """;
  private static final String POSITION =
      "(select base from journal_epoch) + pg_current_xact_id()::text::bigint";
  static final String PLACED =
      ENTRY
          + "select "
          + POSITION
          + """
          , ? + 65536 * n, 1, now(), null, 2 * n, 'o', 'order-placed', 'key:bench',
            'ceiling-' || (? + n), ?
          from generate_series(0, ? - 1) as n\
          """;
  static final String MOVED =
      ENTRY
          + "select "
          + POSITION
          + """
          , s.id, s.version + n + 1, now(), 1, 2 * n + 1, 's', 'stock-moved', 'key:bench',
            'ceiling-' || (? + n), ?
          from (select id, version from stock where sku = 'HOT' for update) as s,
            generate_series(0, ? - 1) as n\
          """;
  static final String STOCK =
      """
      update stock set reserved = reserved + ?, version = version + ?
      where sku = 'HOT' and location = 'MAIN'\
      """;

  private CeilingSql() {}
}
