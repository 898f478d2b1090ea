-- Whether news contradicts what is known of it, and no person has looked yet. Which one of an order
-- it was has not been kept so far: a person looks at each.
alter table refund add column doubted boolean not null default false;
update refund set doubted = true
  from orders o where o.id = refund.order_id and o.hold_reasons like '%R%';
create index refund_doubted on refund (order_id) where doubted;
