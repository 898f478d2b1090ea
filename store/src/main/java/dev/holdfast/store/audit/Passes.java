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

  private static final List<Pass> CORE =
      List.of(
          Pass.of(
              """
              select count(*), count(*) filter (where r.key is null)
              from journal j left join receipt r on r.key = j.command and r.at = j.at
              where j.command is not null and j.at > now() - interval '30 days'
              """,
              RecordInvariants.RECEIPTS),
          OrderPass.PASS,
          Pass.inOrder(VERSIONS, RecordInvariants.VERSIONS),
          Pass.of(
              "select count(*), count(*) filter (where %s) from receipt"
                  .formatted(RecordInvariants.WRONG_DIGEST),
              RecordInvariants.DIGESTS),
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
}
