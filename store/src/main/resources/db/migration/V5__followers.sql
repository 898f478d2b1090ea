-- Until when a node counts as a server that follows the journal; not everybody who makes ids does.
alter table node add column follows_until timestamptz;
