package dev.holdfast.store.audit;

import java.util.List;

/// What must be true of points.
final class PointsInvariants {
  /// The accounts of a currency add up to zero.
  static final Invariant ZERO =
      new Invariant(
          "points-zero",
          """
          select coalesce(r.currency, w.currency),
            format('buyers have %s, the shop''s accounts %s', w.points, r.points)
          from (select currency, issued + redeemed + adjusted as points from points_rule) as r
            full join (
              select currency, sum(available + held + owed) as points
              from points_wallet group by currency) as w using (currency)
          where coalesce(r.points, 0) + coalesce(w.points, 0) <> 0
          """);

  /// Every balance is the sum of its entries; a wallet's transfers number 1, 2, 3... up to its
  /// version.
  static final Invariant ENTRIES =
      new Invariant(
          "points-entries",
          """
          select coalesce(w.id, e.wallet_id)::text,
            format('available %s, held %s, owed %s, version %s; its entries: %s, %s, %s, %s',
              w.available, w.held, w.owed, w.version, e.available, e.held, e.owed, e.entries / 2)
          from points_wallet w full join (
            select wallet_id, count(*) as entries, max(number) as last,
              coalesce(sum(points) filter (where account = 'A'), 0) as available,
              coalesce(sum(points) filter (where account = 'H'), 0) as held,
              coalesce(sum(points) filter (where account = 'O'), 0) as owed
            from points_entry group by wallet_id) as e on e.wallet_id = w.id
          where (w.available, w.held, w.owed, w.version, w.version)
            is distinct from (e.available, e.held, e.owed, e.entries / 2, e.last)
          union all
          select r.currency,
            format('issued %s, redeemed %s, adjusted %s, changes %s; its entries: %s, %s, %s, %s',
              r.issued, r.redeemed, r.adjusted, r.changes, e.issued, e.redeemed, e.adjusted,
              e.changes)
          from points_rule r left join (
            select w.currency, count(*) as changes,
              coalesce(sum(points) filter (where account = 'I'), 0) as issued,
              coalesce(sum(points) filter (where account = 'R'), 0) as redeemed,
              coalesce(sum(points) filter (where account = 'J'), 0) as adjusted
            from points_entry e join points_wallet w on w.id = e.wallet_id
            where account in ('I', 'R', 'J') group by w.currency) as e using (currency)
          where (r.issued, r.redeemed, r.adjusted, r.changes) is distinct from (
            coalesce(e.issued, 0), coalesce(e.redeemed, 0), coalesce(e.adjusted, 0),
            coalesce(e.changes, 0))
          """);

  /// What orders keep of their points: those that paid for the units that are left; none when all
  /// the money for these has gone back.
  private static final String KEPT =
      """
      select o.id, o.buyer_id, o.currency, o.status, case
        when l.units = 0 or l.value > 0 and o.due = 0 then 0
        when l.discount = 0 then o.points
        else o.points - div(o.points::numeric * l.gone, l.discount) end as points
      from orders o cross join lateral (
        select sum(quantity - n) as units, sum(unit_price * (quantity - n) + tax
            - div(tax * n, quantity) - discount + div(discount * n, quantity)) as value,
          sum(p) as discount, sum(div(p * n, quantity)) as gone
        from (select *, (cancelled + refunded)::numeric as n, o.points_discounts[line] as p
          from order_line where order_id = o.id) as line) as l
      where o.points is not null and o.status in ('P', 'C', 'D')\
      """;

  /// The points that an order keeps are held while it waits for its money, and redeemed once it is
  /// paid: its buyer's.
  static final Invariant ORDERS =
      new Invariant(
          "points-orders",
          """
          with kept as (%s), moved as (
            select order_id, wallet_id,
              sum(case 'H' when to_account then points when from_account then -points else 0 end)
                as held,
              sum(case 'R' when to_account then points when from_account then -points else 0 end)
                as redeemed
            from points_transfer where order_id is not null group by order_id, wallet_id)
          select coalesce(k.id, m.order_id)::text,
            format('%%s, keeps %%s points; held for it %%s, redeemed %%s', k.status, k.points, m.held,
              m.redeemed)
          from kept k full join (
            select m.*, w.buyer_id, w.currency
            from moved m join points_wallet w on w.id = m.wallet_id
            where m.held <> 0 or m.redeemed <> 0) as m
            on m.order_id = k.id and m.buyer_id = k.buyer_id and m.currency = k.currency
          where coalesce(m.held, 0) <> case k.status when 'P' then k.points else 0 end
            or coalesce(m.redeemed, 0) <> case when k.status in ('C', 'D') then k.points else 0 end
          """
              .formatted(KEPT));

  /// An order has earned points once: what was issued for it is what it earned and still has.
  static final Invariant EARNED =
      new Invariant(
          "points-earned",
          """
          select coalesce(e.order_id, t.order_id)::text,
            format('earned %s, taken back %s; issued for it %s', e.earned, e.taken_back, t.points)
          from points_earned e full join (
            select order_id, sum(case from_account when 'I' then points else -points end) as points
            from points_transfer where 'I' in (from_account, to_account) group by order_id) as t
            on t.order_id = e.order_id
          where e.earned - e.taken_back is distinct from t.points
            or not exists (select from orders o where o.id = e.order_id)
          """);

  private static final String WALLETS = "select count(*) from points_wallet";

  static final List<Pass> PASSES =
      List.of(
          Pass.byItself(ENTRIES, "select count(*) from points_transfer"),
          Pass.byItself(EARNED, "select count(*) from points_earned"),
          Pass.byItself(ZERO, WALLETS));

  private PointsInvariants() {}
}
