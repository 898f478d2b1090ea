-- Until when the provider takes the money, as it was told; `closes_at` is sooner when the payment
-- is not wanted any more.
alter table payment add column expires_at timestamptz;
update payment set expires_at = closes_at;
alter table payment add constraint payment_expiry check ((expires_at is null) = (closes_at is null));

-- What people have to know of: small, because it holds the waiting rows alone.
create index payment_unknown on payment (created_at) where state = 'U';
create index refund_unknown on refund (created_at) where state = 'U';
create index orders_held on orders (id) where hold_reasons <> '';

drop index provider_call_due;
create index provider_call_due on provider_call (account, next_at);

-- What providers sent, byte for byte, each message once. A row is not work done: its state tells.
create table callback (
  id bigint generated always as identity primary key,
  received_at timestamptz not null,
  -- when it is looked at next; put off while somebody looks at it
  next_at timestamptz not null,
  settled_at timestamptz,
  -- the payment or refund that it is about, once known
  subject bigint,
  attempts integer not null default 0,
  -- how often it came
  copies integer not null default 1,
  -- NEW, PARKED, UNREADABLE wait; DONE, IRRELEVANT, MISDIRECTED do not
  state "char" not null default 'N'
    constraint callback_state check (state in ('N', 'P', 'U', 'D', 'I', 'M')),
  account text collate "C" not null,
  message_id text collate "C" not null,
  -- why it waits, or what it was
  detail text,
  -- as JSON
  headers text not null,
  body bytea not null,
  constraint callback_message unique (account, message_id)
) with (fillfactor = 80);

create index callback_waiting on callback (next_at) where state in ('N', 'P', 'U');

create index callback_settled on callback (settled_at) where settled_at is not null;

-- Samples of what was not a provider's. Whoever sends it cannot make us store more than this: there
-- are a thousand slots, and the newest takes the place of the oldest.
create sequence callback_refused_slot as integer minvalue 1 maxvalue 1000 cycle;

create table callback_refused (
  slot integer primary key constraint callback_refused_slots check (slot between 1 and 1000),
  received_at timestamptz not null,
  -- of the whole body, which is cut
  bytes integer not null,
  account text not null,
  reason text not null,
  headers text not null constraint callback_refused_headers check (length(headers) <= 4096),
  body bytea not null constraint callback_refused_body check (octet_length(body) <= 4096)
);
