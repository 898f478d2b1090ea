package dev.holdfast.store.audit;

/// What must be true of the records: parts have their owners, the journal has no gap, commands have
/// their receipts, readers are not ahead.
final class RecordInvariants {
  /// Every line, payment, refund and shipment belongs to an order, every refund to a payment of the
  /// same order.
  static final Invariant PARTS =
      new Invariant(
          "parts-have-orders",
          """
          select p.id::text, format('%s of order %s, which does not exist', p.kind, p.order_id)
          from (
            select 'line' as kind, line::bigint as id, order_id from order_line
            union all select 'payment', id, order_id from payment
            union all select 'refund', id, order_id from refund
            union all select 'shipment', id, order_id from shipment) as p
          where not exists (select from orders o where o.id = p.order_id)
          union all
          select r.id::text, format('refund of payment %s, which is not one of order %s',
            r.payment_id, r.order_id)
          from refund r
          where not exists (
            select from payment p where p.id = r.payment_id and p.order_id = r.order_id)
          """);

  /// Every order has lines, numbered from 1 without a gap.
  static final Invariant LINES =
      new Invariant(
          "orders-have-lines",
          """
          select o.id::text, format('%s lines, the highest is %s', coalesce(l.lines, 0), l.highest)
          from orders o left join (
            select order_id, count(*) as lines, max(line) as highest, min(line) as lowest
            from order_line group by order_id) as l on l.order_id = o.id
          where l.lines is null or l.lines <> l.highest or l.lowest <> 1
          """);

  /// Every cell is one of a SKU that exists, at a location that exists.
  static final Invariant CELLS =
      new Invariant(
          "cells-have-skus",
          """
          select s.id::text, format('cell of SKU %s at location %s', s.sku, s.location)
          from stock s left join sku k on k.code = s.sku left join location l on l.code = s.location
          where k.code is null or l.code is null
          """);

  /// The journal of every aggregate numbers 1, 2, 3... up to the version of its row, without a gap.
  static final Invariant VERSIONS =
      new Invariant(
          "journal-versions",
          """
          select coalesce(r.id, j.id)::text,
            format('%s: version %s; %s journal entries, the last is %s',
              case coalesce(r.aggregate, j.aggregate) when 'o' then 'order' when 's' then 'stock'
                when 'k' then 'sku' when 'l' then 'location' when 'm' then 'campaign' when 'c' then 'coupon'
                when 'p' then 'points' when 'r' then 'points-rule'
                else 'api-key' end,
              r.version, coalesce(j.entries, 0), j.last)
          from (
            select 'o'::"char" as aggregate, id, version from orders
            union all select 's', id, version from stock
            union all select 'k', id, version from sku
            union all select 'l', id, version from location
            union all select 'a', id, version from api_key
            union all select 'm', id, version from campaign
            union all select 'c', id, version from coupon
            union all select 'p', id, version from points_wallet
            union all select 'r', id, version from points_rule) as r
          full join (
            select aggregate, aggregate_id as id, count(*) as entries, min(version) as first,
              max(version) as last
            from journal group by aggregate, aggregate_id) as j
            on j.aggregate = r.aggregate and j.id = r.id
          where r.id is null or r.version <> coalesce(j.entries, 0)
            or r.version <> coalesce(j.last, 0) or j.first <> 1
          """);

  /// What a command did is in the journal together with the command's receipt, all of it, for as
  /// long as receipts are kept. Two callers may have the same key at the same time.
  static final Invariant RECEIPTS =
      new Invariant(
          "commands-have-receipts",
          """
          select j.aggregate_id::text,
            format('entry %s of command %s at %s, which has no receipt', j.version, j.command, j.at)
          from journal j
          where j.command is not null and j.at > now() - interval '30 days'
            and not exists (select from receipt r where r.key = j.command and r.at = j.at)
          union all
          select r.id, format('%s journal entries of command %s at %s, its receipt counts %s',
            coalesce(j.entries, 0), r.key, r.at, r.entries)
          from (
            select key, at, sum(entries) as entries, min(id::text) as id from receipt
            where at > now() - interval '30 days' group by key, at) as r
          left join (
            select command, at, count(*) as entries from journal
            where command is not null group by command, at) as j
            on j.command = r.key and j.at = r.at
          where r.entries <> coalesce(j.entries, 0)
          """);

  /// `textsend` gives a text's bytes in UTF-8, the encoding of our connections.
  static final String WRONG_DIGEST =
      """
      uuid_send(id) <> substring(
        sha256(textsend(caller) || '\\x00'::bytea || textsend(key)) for 16)\
      """;

  /// A receipt is filed under the digest of its caller and key, so each command has one.
  static final Invariant DIGESTS =
      new Invariant(
          "receipt-keys",
          "select id::text, format('caller %s, key %s', caller, key) from receipt where "
              + WRONG_DIGEST);

  /// No reader has gone past the end of the journal.
  static final Invariant CURSORS =
      new Invariant(
          "cursors-behind-head",
          """
          select c.reader, format('stands at %s.%s, the journal ends at %s.%s', c.transaction,
            c.ordinal, h.transaction, h.ordinal)
          from journal_cursor c left join (
            select transaction, ordinal from journal order by transaction desc, ordinal desc
            limit 1) as h on true
          where (c.transaction, c.ordinal) > (coalesce(h.transaction, 0), coalesce(h.ordinal, 0))
          """);

  private RecordInvariants() {}
}
