-- How many calls a provider's account has left, for all servers together: so many come in each
-- second. Little is lost with it: a new row starts full.
create table provider_budget (
  account text collate "C" primary key,
  tokens double precision not null constraint provider_budget_tokens check (tokens >= 0),
  filled_at timestamptz not null
) with (fillfactor = 50);
