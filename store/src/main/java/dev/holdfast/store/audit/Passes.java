package dev.holdfast.store.audit;

import java.util.List;
import java.util.stream.Stream;

/// All that an audit does, the longest first, so that those who share the work end together.
final class Passes {
  private static final String CELLS = "select count(*) from stock";

  private static final String ENTRIES =
      """
      select %1$saggregate_id as id, count(*) as entries, min(version) as first,
        max(version) as last
      from journal where aggregate %2$s 'o' group by %1$saggregate_id\
      """;

  private static final String SUMS =
      """
      select coalesce(sum(j.entries), 0) as entries, count(*) filter (where r.id is null
        or r.version <> coalesce(j.entries, 0) or r.version <> coalesce(j.last, 0)
        or j.first <> 1) as suspects\
      """;

  /// Of orders, then of everything else: what stands before and behind orders in the index.
  private static final String VERSIONS =
      """
      select o.entries + t.entries, o.suspects + t.suspects
      from (%1$s from orders r full join (%2$s) as j on j.id = r.id) as o, (%1$s
        from (
          select 's'::"char" as aggregate, id, version from stock
          union all select 'k', id, version from sku
          union all select 'l', id, version from location
          union all select 'a', id, version from api_key
          union all select 'm', id, version from campaign
          union all select 'c', id, version from coupon
          union all select 'p', id, version from points_wallet
          union all select 'r', id, version from points_rule) as r
        full join (%3$s union all %4$s) as j on j.aggregate = r.aggregate and j.id = r.id) as t
      """
          .formatted(
              SUMS,
              ENTRIES.formatted("", "="),
              ENTRIES.formatted("aggregate, ", "<"),
              ENTRIES.formatted("aggregate, ", ">"));

  /// Shipments take off what lines count, and nothing is left; a shipment of nothing is suspect.
  private static final String SHIPMENTS =
      """
      select (select count(*) from shipment), count(*)
      from (
        select from (
          select order_id, line, shipped, delivered from order_line where shipped > 0
          union all
          select order_id, line, - quantity,
            case when delivered_at is null then 0 else - quantity end
          from (
            select order_id, delivered_at, unnest(lines) as line, unnest(quantities) as quantity
            from shipment) as s) as c
        group by order_id, line
        having sum(shipped) <> 0 or sum(delivered) <> 0
          or bool_or(shipped is null or shipped = 0)) as v
      """;

  private static final String PAYMENTS =
      """
      select count(*), count(*) filter (where (captured > 0) <> (state = 'S') or captured < 0)
      from payment
      """;

  private static final List<Pass> CORE =
      List.of(
          JournalPass.PASS,
          OrderPass.PASS,
          Pass.inOrder(VERSIONS, RecordInvariants.VERSIONS),
          StockPass.PASS,
          Pass.of(SHIPMENTS, LineInvariants.SHIPMENTS),
          Pass.of(PAYMENTS, MoneyInvariants.PAYMENTS),
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
