-- The side of a payment at its online provider, and money that came in and does not fit it.
alter table payment
  add column provider_id text,
  -- what the buyer needs to pay, as JSON; null until the provider has said so
  add column params text,
  -- when it is closed at its provider; null for an offline payment
  add column closes_at timestamptz,
  add column misfit_amount bigint,
  add column misfit_currency text,
  add column misfit_reference text,
  add column misfit_decided boolean,
  add constraint payment_online check ((provider = 'offline') = (closes_at is null)),
  add constraint payment_misfit check (
    (misfit_amount is null) = (misfit_currency is null)
    and (misfit_amount is null) = (misfit_decided is null));

alter table refund add column note text;

-- Who has to be asked about what: a row for each online payment and each refund of one, for as long
-- as its end is not known. Written with the payment or refund itself, so that no crash leaves money
-- unfollowed; the workers of all servers take due rows from here.
create table provider_call (
  -- the payment's or refund's
  id bigint primary key,
  next_at timestamptz not null,
  -- who has it asks the provider right now; until then nobody else does
  leased_until timestamptz,
  attempts integer not null,
  -- payment, refund
  kind "char" not null constraint provider_call_kind check (kind in ('P', 'R')),
  account text not null
) with (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_threshold = 200);

create index provider_call_due on provider_call (next_at);

create or replace view order_overview as
  select id, buyer_id, currency, version, created_at, expires_at,
    case status when 'P' then 'PENDING_PAYMENT' when 'C' then 'CONFIRMED' when 'D' then 'COMPLETED'
      when 'X' then 'CANCELLED' when 'E' then 'EXPIRED' end as status,
    case payment_status when 'U' then 'UNPAID' when 'P' then 'PARTIALLY_PAID' when 'F' then 'PAID'
      when 'Q' then 'PARTIALLY_REFUNDED' when 'R' then 'REFUNDED' end as payment_status,
    case fulfilment_status when 'U' then 'UNFULFILLED' when 'P' then 'PARTIALLY_SHIPPED'
      when 'S' then 'SHIPPED' when 'D' then 'DELIVERED' end as fulfilment_status,
    case return_status when 'N' then 'NONE' when 'Q' then 'REQUESTED' when 'R' then 'RECEIVED'
      when 'C' then 'CLOSED' end as return_status,
    array_remove(array[
      case when hold_reasons like '%O%' then 'OVERPAID' end,
      case when hold_reasons like '%M%' then 'PAYMENT_MISMATCH' end,
      case when hold_reasons like '%R%' then 'REFUND_MISMATCH' end], null) as hold_reasons,
    total, discount, shipping, tax, due, captured, refunded, reference, note, metadata
  from orders;
