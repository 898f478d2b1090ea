package dev.holdfast.store.audit;

/// What must be true of an order's money.
final class MoneyInvariants {
  /// The total is the lines' value less the discount, with shipping and the lines' tax.
  static final Invariant TOTAL =
      new Invariant(
          "order-total",
          """
          select o.id::text, format('total %s = discount %s, shipping %s, tax %s; lines %s, tax %s',
            o.total, o.discount, o.shipping, o.tax, l.value, l.tax)
          from orders o join (
            select order_id, sum(quantity * unit_price) as value, sum(tax) as tax
            from order_line group by order_id) as l on l.order_id = o.id
          where o.total <> l.value - o.discount + o.shipping + o.tax or o.tax <> l.tax
          """);

  /// What an order counts as captured came in by its payments.
  static final Invariant CAPTURED =
      new Invariant(
          "order-captured",
          """
          select o.id::text,
            format('captured %s, by its payments %s', o.captured, coalesce(p.captured, 0))
          from orders o left join (
            select order_id, sum(captured) as captured from payment group by order_id) as p
            on p.order_id = o.id
          where o.captured <> coalesce(p.captured, 0)
          """);

  /// Money came in by a payment exactly when it succeeded.
  static final Invariant PAYMENTS =
      new Invariant(
          "payment-state",
          """
          select id::text, format('state %s, captured %s', state, captured)
          from payment where (captured > 0) <> (state = 'S') or captured < 0
          """);

  /// What an order counts as refunded is in its refunds that have not failed.
  static final Invariant REFUNDED =
      new Invariant(
          "order-refunded",
          """
          select o.id::text,
            format('refunded %s, by its refunds %s', o.refunded, coalesce(r.amount, 0))
          from orders o left join (
            select order_id, sum(amount) as amount from refund where state <> 'F'
            group by order_id) as r on r.order_id = o.id
          where o.refunded <> coalesce(r.amount, 0)
          """);

  /// By no payment goes more back than came in by it.
  static final Invariant REFUNDS =
      new Invariant(
          "refunds-of-payment",
          """
          select p.id::text, format('captured %s, refunded %s', p.captured, r.amount)
          from payment p join (
            select payment_id, sum(amount) as amount from refund where state <> 'F'
            group by payment_id) as r on r.payment_id = p.id
          where r.amount > p.captured
          """);

  /// A confirmed or completed order is paid: what came in and did not go back covers what is due.
  static final Invariant COVERED =
      new Invariant(
          "confirmed-is-covered",
          """
          select id::text, format('captured %s, refunded %s, due %s', captured, refunded, due)
          from orders where status in ('C', 'D') and captured - refunded < due
          """);

  /// Money beyond what is due waits for a person, and only then is there a hold for it.
  static final Invariant EXCESS =
      new Invariant(
          "excess-is-held",
          """
          select id::text,
            format('captured %s, refunded %s, due %s, hold reasons %s', captured, refunded, due,
              hold_reasons)
          from order_overview
          where (captured - refunded > due) <> ('OVERPAID' = any (hold_reasons))
          """);

  /// Nothing is due for an order that has ended unpaid, and no order owes more than its total.
  static final Invariant DUE =
      new Invariant(
          "ended-orders-owe-nothing",
          """
          select id::text, format('status %s, total %s, due %s', status, total, due)
          from order_overview
          where due < 0 or due > total or status in ('CANCELLED', 'EXPIRED') and due <> 0
          """);

  /// The payment status is what the money says.
  static final Invariant STATUS =
      new Invariant(
          "payment-status",
          """
          select o.id::text, format('status %s, payment %s; captured %s, given back %s',
            o.status, o.payment_status, o.captured, coalesce(r.back, 0))
          from orders o left join (
            select order_id, sum(amount) as back from refund where state = 'S'
            group by order_id) as r on r.order_id = o.id
          where not case
            when r.back > 0 and o.captured - r.back < o.total
              then o.payment_status = case when r.back < o.captured then 'Q' else 'R' end
            when o.status in ('C', 'D') then o.payment_status = 'F'
            when o.captured = 0 then o.payment_status = 'U'
            when o.status = 'P' then o.payment_status = 'P'
            else o.payment_status in ('P', 'F') end
          """);

  /// No unpaid order waits past its deadline unseen: it expires within 15 minutes of it, unless a
  /// person has to decide or money may be on its way.
  static final Invariant OVERDUE =
      new Invariant(
          "overdue-orders",
          """
          select o.id::text, format('unpaid and due to expire at %s', o.expires_at)
          from orders o
          where o.status = 'P' and o.hold_reasons = ''
            and o.expires_at < now() - interval '15 minutes'
            and not exists (
              select from payment p where p.order_id = o.id
                and (p.state = 'U' or p.state in ('N', 'P') and p.closes_at is not null))
          """);

  private MoneyInvariants() {}
}
