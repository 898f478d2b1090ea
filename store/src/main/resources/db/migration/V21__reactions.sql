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
