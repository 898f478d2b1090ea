package dev.holdfast.store.audit;

import java.util.List;

/// What must be true of money that is on its way, and of the news of it.
final class PaymentInvariants {
  /// Money that does not fit waits for a person, and only then is there a hold for it.
  static final Invariant MISFITS =
      new Invariant(
          "misfits-are-held",
          """
          select o.id::text, format('hold reasons %s, but no money that does not fit',
            o.hold_reasons)
          from orders o
          where o.hold_reasons <> '' and o.hold_reasons like '%M%' and not exists (
            select from payment p where p.order_id = o.id and not p.misfit_decided)
          union all
          select o.id::text, format('payment %s: %s do not fit, and nothing holds the order',
            p.id, p.misfits)
          from payment p join orders o on o.id = p.order_id
          where not p.misfit_decided and o.hold_reasons not like '%M%'
          """);

  /// Every online payment and every refund of one whose end is not known is on the list of what
  /// providers are asked about, and nothing else is but payments that were closed.
  static final Invariant FOLLOWED =
      new Invariant(
          "payments-followed",
          """
          select coalesce(c.id, l.id)::text,
            format('%s of account %s %s', case coalesce(c.kind, l.kind) when 'P' then 'payment'
              else 'refund' end, coalesce(c.account, l.account),
              case when c.id is null then 'is not asked about' else 'is asked about in vain' end)
          from provider_call c full join (
            select id, 'P'::"char" as kind, provider as account from payment
            where closes_at is not null and (state in ('N', 'P', 'U')
              or state = 'C' and exists (select from provider_call k where k.id = payment.id))
            union all
            select r.id, 'R', p.provider from refund r join payment p on p.id = r.payment_id
            where r.state in ('R', 'P', 'U') and p.closes_at is not null) as l
            on l.id = c.id and l.kind = c.kind and l.account = c.account
          where c.id is null or l.id is null
          """);

  /// Nothing waits unseen to be asked about: it is asked within an hour of its time.
  static final Invariant ON_TIME =
      new Invariant(
          "provider-calls-on-time",
          """
          select id::text, format('was to be asked about at %s by account %s', next_at, account)
          from provider_call
          where next_at < now() - interval '1 hour'
            and (leased_until is null or leased_until < now())
          """);

  /// No payment outlives its time unseen: within 15 minutes its provider has closed it, unless a
  /// person has to decide about money that came in for it.
  static final Invariant CLOSED =
      new Invariant(
          "payments-close-on-time",
          """
          select id::text, format('was to be closed at %s by account %s', closes_at, provider)
          from payment
          where state in ('N', 'P', 'U') and closes_at < now() - interval '15 minutes'
            and misfit_decided is not false
          """);

  /// No refund of online money waits unseen: it ends within two weeks, unless a person has to
  /// decide about it.
  static final Invariant REFUNDED =
      new Invariant(
          "refunds-end",
          """
          select r.id::text, format('asked for at %s, by account %s', r.created_at, p.provider)
          from refund r join payment p on p.id = r.payment_id
          where r.state in ('R', 'P', 'U') and r.created_at < now() - interval '14 days'
            and p.closes_at is not null and not r.stuck and not r.doubted
          """);

  /// No callback that was acknowledged waits unseen: somebody looks at it within 15 minutes.
  static final Invariant CALLBACKS =
      new Invariant(
          "callbacks-processed",
          """
          select id::text, format('message %s of account %s, received at %s', message_id, account,
            received_at)
          from callback where state = 'N' and received_at < now() - interval '15 minutes'
          """);

  /// A refund that got stuck waits for a person, and only then is there a hold for it.
  static final Invariant STUCK =
      new Invariant(
          "stuck-refunds-are-held",
          """
          select o.id::text, format('hold reasons %s, but no refund that is stuck', o.hold_reasons)
          from orders o
          where o.hold_reasons <> '' and o.hold_reasons like '%S%'
            and not exists (select from refund r where r.order_id = o.id and r.stuck)
          union all
          select o.id::text, format('refund %s is stuck, and nothing holds the order', r.id)
          from refund r join orders o on o.id = r.order_id
          where r.stuck and o.hold_reasons not like '%S%'
          """);

  /// A refund of which news contradicts what is known waits for a person, and only then is there a
  /// hold for it.
  static final Invariant DOUBTED =
      new Invariant(
          "doubted-refunds-are-held",
          """
          select o.id::text, format('hold reasons %s, but no refund that is doubted',
            o.hold_reasons)
          from orders o
          where o.hold_reasons <> '' and o.hold_reasons like '%R%'
            and not exists (select from refund r where r.order_id = o.id and r.doubted)
          union all
          select o.id::text, format('refund %s is doubted, and nothing holds the order', r.id)
          from refund r join orders o on o.id = r.order_id
          where r.doubted and o.hold_reasons not like '%R%'
          """);

  static final List<Pass> PASSES =
      List.of(
          Pass.byItself(FOLLOWED, "select count(*) from provider_call"),
          Pass.byItself(MISFITS, "select count(*) from orders where hold_reasons <> ''"),
          Pass.byItself(STUCK, "select count(*) from orders where hold_reasons <> ''"),
          Pass.byItself(DOUBTED, "select count(*) from orders where hold_reasons <> ''"),
          Pass.byItself(ON_TIME, "select count(*) from provider_call"),
          Pass.byItself(CLOSED, "select count(*) from payment where state in ('N', 'P', 'U')"),
          Pass.byItself(REFUNDED, "select count(*) from refund where state in ('R', 'P', 'U')"),
          Pass.byItself(CALLBACKS, "select count(*) from callback"));

  private PaymentInvariants() {}
}
