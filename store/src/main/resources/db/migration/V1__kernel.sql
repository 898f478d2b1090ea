-- Enumerations are stored as one letter ("char"); the check beside each column lists the letters and
-- the view order_overview spells them. Text that is a key is compared by code point (collate "C"):
-- one order on every machine. There are no foreign keys: the audit proves what they would.

-- What was decided about a command. The key is a digest of caller and key, so it has 16 bytes.
create table receipt (
  id uuid primary key,
  fingerprint uuid not null,
  at timestamptz not null,
  -- how many entries of the journal it caused
  entries integer not null constraint receipt_entries check (entries >= 0),
  refused boolean not null,
  caller text not null,
  key text not null,
  type text not null,
  body bytea not null
);

-- What happened, append-only. A movement of stock is the entry of its cell, with its four deltas;
-- a delta of 0 is null.
create table journal (
  transaction bigint not null,
  aggregate_id bigint not null,
  version bigint not null,
  at timestamptz not null,
  d_on_hand bigint,
  d_reserved bigint,
  d_committed bigint,
  d_unavailable bigint,
  ordinal integer not null,
  -- o order, s stock, k sku, l location, a api-key, m campaign, c coupon, p points, r points-rule
  aggregate "char" not null,
  type text not null,
  actor text not null,
  command text,
  data text not null,
  primary key (transaction, ordinal),
  constraint journal_version unique (aggregate, aggregate_id, version),
  constraint journal_version_positive check (version >= 1)
);

-- What is added to a transaction number to make a journal position: raised when a dump is restored
-- into a cluster whose numbers start again.
create table journal_epoch (
  base bigint not null,
  singleton boolean primary key default true check (singleton)
);

insert into journal_epoch (base) values (0);

-- Rows that live for a moment, to learn the number of the subtransaction that writes the journal.
create unlogged table journal_stamp (at timestamptz not null);

create table journal_cursor (
  reader text primary key,
  transaction bigint not null,
  ordinal integer not null,
  holder text,
  leased_until timestamptz
);

-- Journal entries that a reader could not handle: tried again, then parked until a person redrives
-- them. The reader itself has gone on.
create table reaction (
  id bigint generated always as identity primary key,
  transaction bigint not null,
  created_at timestamptz not null default now(),
  next_attempt_at timestamptz not null,
  ordinal integer not null,
  attempts integer not null,
  parked boolean not null,
  reader text not null,
  reason text not null,
  constraint reaction_of_entry unique (reader, transaction, ordinal)
);

create index reaction_due on reaction (next_attempt_at) where not parked;

-- The numbers in the ids of this server and its peers.
create table node (
  number smallint primary key constraint node_number check (number between 0 and 63),
  holder uuid not null,
  leased_until timestamptz not null,
  -- until when it counts as a server that follows the journal; not everybody who makes ids does
  follows_until timestamptz
) with (fillfactor = 50);

create table api_key (
  id bigint primary key,
  version bigint not null,
  created_at timestamptz not null,
  rotated_at timestamptz,
  revoked_at timestamptz,
  previous_until timestamptz,
  name text not null constraint api_key_name unique,
  hash bytea not null constraint api_key_hash unique,
  previous_hash bytea constraint api_key_previous_hash unique,
  scopes text[] not null
);

create table signing_key (
  purpose text primary key,
  secret bytea not null,
  created_at timestamptz not null default now()
);
