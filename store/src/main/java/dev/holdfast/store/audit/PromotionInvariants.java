package dev.holdfast.store.audit;

import java.util.List;

/// What must be true of campaigns and coupons.
final class PromotionInvariants {
  /// No campaign has given out more than its quota, its budget and its day allow.
  static final Invariant QUOTA =
      new Invariant(
          "campaign-quota",
          """
          select id::text, format('issued %s of %s, budget %s at %s each, today %s of %s', issued,
            quota, budget, face, today, per_day)
          from campaign
          where issued > quota or issued * face > budget or today > per_day or issued < 0
          """);

  /// What a campaign counts is what its coupons are.
  static final Invariant TALLY =
      new Invariant(
          "campaign-tally",
          """
          select c.id::text, format('issued %s, held %s, redeemed %s, expired %s, revoked %s,'
              || ' spent %s, changes %s; its coupons: %s, %s, %s, %s, %s, %s, %s',
            c.issued, c.held, c.redeemed, c.expired, c.revoked, c.spent, c.changes, p.issued,
            p.held, p.redeemed, p.expired, p.revoked, p.spent, p.changes)
          from campaign c left join (
            select campaign_id, count(*) filter (where state <> 'V') as issued,
              count(*) filter (where state = 'H') as held,
              count(*) filter (where state = 'R') as redeemed,
              count(*) filter (where state = 'E') as expired,
              count(*) filter (where state = 'V') as revoked,
              coalesce(sum(discount) filter (where state = 'R'), 0) as spent,
              coalesce(sum(version), 0) as changes
            from coupon group by campaign_id) as p on p.campaign_id = c.id
          where (c.issued, c.held, c.redeemed, c.expired, c.revoked, c.spent, c.changes)
            is distinct from
            (coalesce(p.issued, 0), coalesce(p.held, 0), coalesce(p.redeemed, 0),
              coalesce(p.expired, 0), coalesce(p.revoked, 0), coalesce(p.spent, 0),
              coalesce(p.changes, 0))
          """);

  /// A buyer's coupons of a campaign number from 1 without a gap, and are as many as were counted.
  static final Invariant ALLOTMENTS =
      new Invariant(
          "coupon-allotments",
          """
          select coalesce(a.campaign_id, c.campaign_id)::text,
            format('buyer %s: issued %s, revoked %s; coupons %s, revoked %s, the highest is %s',
              coalesce(a.buyer_id, c.buyer_id), a.issued, a.revoked, c.coupons, c.revoked,
              c.highest)
          from (select * from allotment where issued > 0) a full join (
            select campaign_id, buyer_id, count(*) as coupons, max(number) as highest,
              min(number) as lowest, count(distinct number) as numbers,
              count(*) filter (where state = 'V') as revoked
            from coupon group by campaign_id, buyer_id) as c
            on c.campaign_id = a.campaign_id and c.buyer_id = a.buyer_id
          where a.issued is distinct from c.coupons or a.revoked is distinct from c.revoked
            or c.highest <> c.coupons or c.lowest <> 1 or c.numbers <> c.coupons
          """);

  /// Nothing has earned two coupons of one campaign.
  static final Invariant GRANTS =
      new Invariant(
          "coupon-grants",
          """
          select min(id)::text, format('%s coupons of campaign %s for %s', count(*), campaign_id,
            grant_key)
          from coupon where grant_key is not null
          group by campaign_id, grant_key having count(*) > 1
          """);

  /// A held coupon is with an order that waits for its money, a redeemed one with one that is paid:
  /// its buyer's, which lists it, at the same discount. An order that waits has all its coupons.
  static final Invariant ORDERS =
      new Invariant(
          "coupon-orders",
          """
          select c.id::text, format('state %s, order %s, which is %s and takes %s off for it, not %s',
            c.state, c.order_id, o.status, u.discount, c.discount)
          from coupon c
            left join orders o on o.id = c.order_id
            left join order_coupon u on u.order_id = c.order_id and u.coupon_id = c.id
          where c.state in ('H', 'R') and (o.id is null or u.coupon_id is null
            or u.discount <> c.discount or u.campaign_id <> c.campaign_id
            or o.buyer_id <> c.buyer_id
            or case c.state when 'H' then o.status <> 'P' else o.status not in ('C', 'D') end)
          union all
          select u.coupon_id::text, format('order %s waits for its money without it', o.id)
          from orders o join order_coupon u on u.order_id = o.id
            left join coupon c on c.id = u.coupon_id and c.order_id = o.id
          where o.status = 'P' and c.id is null
          """);

  /// An order's discount is what its coupons and points take off, and what is taken off its lines.
  static final Invariant DISCOUNTS =
      new Invariant(
          "order-discount",
          """
          select id::text, format('discount %s; its coupons and points %s, its lines %s', discount,
            given, lines)
          from (
            select id, sum(discount) as discount, sum(given) as given, sum(lines) as lines
            from (
              select id, discount, 0 as given, 0 as lines from orders where discount <> 0
              union all select id, 0, d, 0
              from orders, unnest(points_discounts) as d where points is not null
              union all select order_id, 0, discount, 0 from order_coupon where discount <> 0
              union all select order_id, 0, 0, discount from order_line where discount <> 0) as d
            group by id) as s
          where discount <> given or discount <> lines
          """);

  /// What came of a code is a coupon of its campaign.
  static final Invariant CODES =
      new Invariant(
          "coupon-codes",
          """
          select k.hash::text, format('of campaign %s, coupon %s is of %s', k.campaign_id,
            k.coupon_id, c.campaign_id)
          from coupon_code k left join coupon c on c.id = k.coupon_id
          where k.coupon_id is not null and c.campaign_id is distinct from k.campaign_id
          """);

  /// No coupon is past its time unseen: it expires within 15 minutes of it.
  static final Invariant OVERDUE =
      new Invariant(
          "overdue-coupons",
          """
          select id::text, format('ended at %s', expires_at)
          from coupon where state = 'I' and expires_at < now() - interval '15 minutes'
          """);

  private static final String COUPONS = "select count(*) from coupon";
  private static final String CAMPAIGNS = "select count(*) from campaign";

  static final List<Pass> PASSES =
      List.of(
          Pass.byItself(ALLOTMENTS, COUPONS),
          Pass.byItself(TALLY, CAMPAIGNS),
          Pass.byItself(ORDERS, COUPONS),
          Pass.byItself(GRANTS, COUPONS),
          Pass.byItself(OVERDUE, COUPONS),
          Pass.byItself(CODES, "select count(*) from coupon_code"),
          Pass.byItself(QUOTA, CAMPAIGNS));

  private PromotionInvariants() {}
}
