-- All the money that came in for a payment and does not fit it, as a JSON array in the order of its
-- coming: what a person has not decided yet must not be lost to what comes after it.
alter table payment add column misfits text;
update payment set misfits = json_build_array(json_build_object(
    'amount', misfit_amount, 'currency', misfit_currency, 'reference', misfit_reference,
    'decided', misfit_decided))::text
  where misfit_decided is not null;
alter table payment
  drop constraint payment_misfit,
  drop column misfit_amount,
  drop column misfit_currency,
  drop column misfit_reference,
  -- misfit_decided: whether all of them are
  add constraint payment_misfit check ((misfits is null) = (misfit_decided is null));

-- Whether it goes on only when a person does something at the provider.
alter table refund
  add column stuck boolean not null default false,
  add constraint refund_stuck check (not stuck or state not in ('S', 'F'));
create index refund_stuck on refund (order_id) where stuck;

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
      case when hold_reasons like '%R%' then 'REFUND_MISMATCH' end,
      case when hold_reasons like '%S%' then 'REFUND_STUCK' end], null) as hold_reasons,
    total, discount, shipping, tax, due, captured, refunded, reference, note, metadata
  from orders;
