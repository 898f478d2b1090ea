package dev.holdfast.store;

import java.util.Optional;

/// How many calls an account has left right now, for all servers of the database together: a bucket
/// in a row, which fills as time passes. Servers draw from it what they are about to spend.
/// Thread-safe.
public final class ProviderBudgets {
  private static final String OPEN =
      """
      insert into provider_budget (account, tokens, filled_at) values (?, ?, clock_timestamp())
      on conflict (account) do nothing\
      """;

  /// The row is locked first, so that whoever waited for it sees what is left and what time it is.
  private static final String DRAW =
      """
      with filled as (
        select account, least(?::float8, tokens
          + ?::float8 * greatest(0, extract(epoch from clock_timestamp() - filled_at))) as tokens
        from provider_budget where account = ? for update)
      update provider_budget b
      set tokens = f.tokens - least(?::float8, floor(f.tokens)), filled_at = clock_timestamp()
      from filled f where b.account = f.account
      returning least(?::float8, floor(f.tokens))::integer, b.tokens::float8\
      """;

  private final Reads reads;

  ProviderBudgets(Reads reads) {
    this.reads = reads;
  }

  /// @param taken how many calls may be made
  /// @param left how many more somebody else may draw
  public record Drawn(int taken, double left) {}

  /// Takes up to so many calls out.
  ///
  /// @param perSecond how many come in in a second, and how many there are at most
  public Drawn draw(String account, int perSecond, int wanted) {
    return update(account, perSecond, wanted)
        .or(() -> {
          reads.run(new Pipeline().update(OPEN, count -> {}, account, (double) perSecond));
          return update(account, perSecond, wanted);
        })
        .orElseThrow(() -> new IllegalStateException("the budget of " + account + " vanished"));
  }

  private Optional<Drawn> update(String account, int perSecond, int wanted) {
    return reads.one(
        DRAW,
        row -> new Drawn(row.getInt(1), row.getDouble(2)),
        (double) perSecond,
        (double) perSecond,
        account,
        (double) wanted,
        (double) wanted);
  }
}
