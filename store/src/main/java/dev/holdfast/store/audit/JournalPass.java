package dev.holdfast.store.audit;

/// All that can be told of the journal's entries and of receipts while each of them passes by once.
final class JournalPass {
  /// What has a receipt as long as receipts are kept. A subquery is asked once, not for each row.
  private static final String KEPT = "at > (select now() - interval '30 days')";

  /// Of one command are fewer entries than this. A receipt that counts more never comes to what the
  /// journal has, so it is looked at; and so many times a hash still fits a bigint.
  private static final int MOST_ENTRIES = 1 << 17;

  private static final int HASH_BITS = 44;

  /// Entries and receipts are the same in number, and so are the sums of their commands' hashes:
  /// cheaper than to look up each of them in the other. A hash has 44 bits; what differs has the
  /// same sum once in 2^44.
  private static final String SQL =
      """
      with cell as (
        select case when coalesce(d_on_hand, d_reserved, d_committed, d_unavailable) is not null
            then aggregate_id end as id, sum(d_on_hand) as on_hand, sum(d_reserved) as reserved,
          sum(d_committed) as committed, sum(d_unavailable) as unavailable,
          count(*) filter (where command is not null and %1$s) as entries,
          sum(%2$s) filter (where command is not null and %1$s) as hashes
        from journal group by 1)
      select j.entries, case when r.entries = j.entries and r.hashes = j.hashes then 0 else 1 end,
        r.receipts, r.wrong, (select count(*) from stock), m.suspects
      from (
        select coalesce(sum(entries), 0) as entries, coalesce(sum(hashes), 0) as hashes from cell
      ) as j, (
        select count(*) as receipts, count(*) filter (where %3$s) as wrong,
          coalesce(sum(entries) filter (where %1$s), 0) as entries,
          coalesce(sum(least(entries, %4$d) * %5$s) filter (where %1$s), 0) as hashes
        from receipt) as r, (
        select count(*) filter (where s.id is null
          or s.on_hand <> coalesce(c.on_hand, 0) or s.reserved <> coalesce(c.reserved, 0)
          or s.committed <> coalesce(c.committed, 0)
          or s.unavailable <> coalesce(c.unavailable, 0)) as suspects
        from stock s full join (select * from cell where id is not null) as c on c.id = s.id) as m
      """
          .formatted(
              KEPT, hash("command"), RecordInvariants.WRONG_DIGEST, MOST_ENTRIES, hash("key"));

  static final Pass PASS =
      Pass.of(SQL, RecordInvariants.RECEIPTS, RecordInvariants.DIGESTS, StockInvariants.MOVEMENTS);

  private JournalPass() {}

  /// Of a command's key and time.
  private static String hash(String key) {
    return """
    (hashtextextended(%s, interval_hash_extended(at - timestamptz '2000-01-01 00:00Z', 0)) & %d)\
    """
        .formatted(key, (1L << HASH_BITS) - 1);
  }
}
