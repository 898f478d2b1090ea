create table payment (
  id bigint primary key,
  order_id bigint not null,
  amount bigint not null,
  captured bigint not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- until when the provider takes the money, as it was told; null for an offline payment
  expires_at timestamptz,
  -- when it is closed at its provider: sooner when the payment is not wanted any more
  closes_at timestamptz,
  -- CREATED, PENDING, UNKNOWN, SUCCEEDED, FAILED, CLOSED
  state "char" not null constraint payment_state check (state in ('N', 'P', 'U', 'S', 'F', 'C')),
  -- whether all of its misfits are decided
  misfit_decided boolean,
  provider text not null,
  provider_id text,
  -- what the buyer needs to pay, as JSON; null until the provider has said so
  params text,
  -- all the money that came in for it and does not fit, as a JSON array in the order of its coming
  misfits text,
  reference text,
  note text,
  constraint payment_online check ((provider = 'offline') = (closes_at is null)),
  constraint payment_expiry check ((expires_at is null) = (closes_at is null)),
  constraint payment_misfit check ((misfits is null) = (misfit_decided is null)),
  constraint payment_amounts check (amount >= 1 and captured >= 0)
) with (fillfactor = 90);

create index payment_of_order on payment (order_id);

-- What people have to know of, and what is to be closed: small, because they hold those rows alone.
create index payment_unknown on payment (created_at) where state = 'U';
create index payment_closing on payment (closes_at) where state in ('N', 'P', 'U');

create table refund (
  id bigint primary key,
  order_id bigint not null,
  payment_id bigint not null,
  amount bigint not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- REQUESTED, PENDING, UNKNOWN, SUCCEEDED, FAILED
  state "char" not null constraint refund_state check (state in ('R', 'P', 'U', 'S', 'F')),
  -- whether it goes on only when a person does something at the provider
  stuck boolean not null default false,
  -- whether news contradicts what is known of it, and no person has looked yet
  doubted boolean not null default false,
  reason text not null,
  reference text,
  note text,
  constraint refund_amount check (amount >= 1),
  constraint refund_stuck check (not stuck or state not in ('S', 'F'))
) with (fillfactor = 90);

create index refund_of_order on refund (order_id);

-- Likewise.
create index refund_unknown on refund (created_at) where state = 'U';
create index refund_unsettled on refund (created_at) where state in ('R', 'P');
create index refund_stuck on refund (order_id) where stuck;
create index refund_doubted on refund (order_id) where doubted;

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

create index provider_call_due on provider_call (account, next_at);

-- How many calls a provider's account has left, for all servers together: so many come in each
-- second. Little is lost with it: a new row starts full.
create table provider_budget (
  account text collate "C" primary key,
  tokens double precision not null constraint provider_budget_tokens check (tokens >= 0),
  filled_at timestamptz not null
) with (fillfactor = 50);

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
  -- NEW, PARKED, UNREADABLE wait; DONE and IRRELEVANT do not; MISDIRECTED, and GIVEN_UP, which was
  -- tried for a month in vain, are kept until a person has looked
  state "char" not null default 'N'
    constraint callback_state check (state in ('N', 'P', 'U', 'D', 'I', 'M', 'G')),
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

create index callback_open on callback (id) where state in ('N', 'P', 'U', 'M', 'G');

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
