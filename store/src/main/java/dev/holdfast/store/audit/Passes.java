package dev.holdfast.store.audit;

import java.util.List;
import java.util.stream.Stream;

/// All that an audit does, the longest first, so that those who share the work end together.
final class Passes {
  private static final String CELLS = "select count(*) from stock";

  /// Of orders, then of everything else.
  private static final String VERSIONS =
      """
      select o.entries + t.entries, o.suspects + t.suspects
      from (
        select coalesce(sum(j.entries), 0) as entries, count(*) filter (where r.id is null
          or r.version <> coalesce(j.entries, 0) or r.version <> coalesce(j.last, 0)
          or j.first <> 1) as suspects
        from orders r full join (
          select aggregate_id as id, count(*) as entries, min(version) as first,
            max(version) as last
          from journal where aggregate = 'o' group by aggregate_id) as j on j.id = r.id) as o, (
        select coalesce(sum(j.entries), 0) as entries, count(*) filter (where r.id is null
          or r.version <> coalesce(j.entries, 0) or r.version <> coalesce(j.last, 0)
          or j.first <> 1) as suspects
        from (
          select 's'::"char" as aggregate, id, version from stock
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
          from journal where aggregate <> 'o' group by aggregate, aggregate_id) as j
          on j.aggregate = r.aggregate and j.id = r.id) as t
      """;

  /// Entries and receipts are the same in number, and so are the sums of their commands' hashes:
  /// cheaper than to look up each of them in the other. A hash has 44 bits, so that a receipt's
  /// times its entries fits a bigint; what differs has the same sum once in 2^44.
  private static final String RECEIPTS =
      """
      select j.entries, case when j.entries = r.entries and j.hashes = r.hashes then 0 else 1 end,
        r.receipts, r.wrong
      from (
        select count(*) as entries, coalesce(sum(%s), 0) as hashes from journal
        where command is not null and at > now() - interval '30 days') as j, (
        select count(*) as receipts, count(*) filter (where %s) as wrong,
          coalesce(sum(entries) filter (where at > now() - interval '30 days'), 0) as entries,
          coalesce(sum(entries * %s) filter (where at > now() - interval '30 days'), 0) as hashes
        from receipt) as r
      """
          .formatted(hash("command"), RecordInvariants.WRONG_DIGEST, hash("key"));

  private static final List<Pass> CORE =
      List.of(
          OrderPass.PASS,
          Pass.of(RECEIPTS, RecordInvariants.RECEIPTS, RecordInvariants.DIGESTS),
          Pass.inOrder(VERSIONS, RecordInvariants.VERSIONS),
          Pass.byItself(LineInvariants.SHIPMENTS, "select count(*) from shipment"),
          Pass.byItself(StockInvariants.MOVEMENTS, CELLS),
          Pass.byItself(StockInvariants.HOLDS, CELLS),
          Pass.of(
              """
              select count(*), count(*) filter (where s.sku is distinct from a.sku)
              from order_allocation a left join stock s on s.id = a.cell
              """,
              StockInvariants.CELLS),
          Pass.byItself(MoneyInvariants.OVERDUE, "select count(*) from orders where status = 'P'"),
          Pass.byItself(MoneyInvariants.PAYMENTS, "select count(*) from payment"),
          Pass.byItself(MoneyInvariants.REFUNDS, "select count(*) from refund"),
          Pass.byItself(StockInvariants.AVAILABLE, CELLS),
          Pass.byItself(RecordInvariants.CELLS, CELLS),
          Pass.byItself(RecordInvariants.CURSORS, "select count(*) from journal_cursor"));

  static final List<Pass> ALL =
      Stream.of(CORE, PaymentInvariants.PASSES, PromotionInvariants.PASSES, PointsInvariants.PASSES)
          .flatMap(List::stream)
          .toList();

  private Passes() {}

  /// Of a command's key and time.
  private static String hash(String key) {
    return "(hashtextextended(%s, (date_part('epoch', at) * 1000000)::bigint) & %d)"
        .formatted(key, (1L << 44) - 1);
  }
}
