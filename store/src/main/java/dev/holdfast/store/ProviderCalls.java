package dev.holdfast.store;

import dev.holdfast.payment.RefundState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which providers have to be asked about what, and when. The rows come and go with the payments
/// and refunds themselves ([PaymentRows], [RefundRows]); here they are leased and put off. Several
/// servers share the work: a row that somebody is about to take is passed over, not waited for.
/// Thread-safe.
public final class ProviderCalls {
  private static final String CLAIM =
      """
      with due as (
        select id from provider_call
        where account = ? and next_at <= now() and (leased_until is null or leased_until < now())
          and (kind = 'P' and attempts = 0 and exists (
            select from payment p where p.id = provider_call.id and p.closes_at > now())) = ?
        order by next_at limit ? for update skip locked)
      update provider_call c
      set leased_until = now() + ? * interval '1 millisecond', attempts = c.attempts + 1
      from due where c.id = due.id returning c.id, c.kind, c.attempts, now()\
      """;
  private static final String LEASE =
      """
      update provider_call
      set leased_until = now() + ? * interval '1 millisecond', attempts = attempts + 1
      where id = ? and (leased_until is null or leased_until < now())
      returning id, kind, attempts, now()\
      """;

  private static final String NEXT =
      """
      select min(c.next_at) from unnest(?) as a (account), lateral (
        select next_at from provider_call
        where account = a.account and (leased_until is null or leased_until < now())
        order by next_at limit 1) as c\
      """;

  private static final String FINISH =
      """
      update provider_call set leased_until = null, next_at = now() + ? * interval '1 millisecond'
      where id = ? and attempts = ?\
      """;

  /// One that was given up meanwhile is due at once.
  private static final String FINISH_PAYMENT =
      """
      update provider_call c set leased_until = null,
        next_at = case when p.closes_at < ? then now() else now() + ? * interval '1 millisecond' end
      from payment p where p.id = c.id and c.id = ? and c.attempts = ?\
      """;

  /// As if nobody had taken it: not asked about, it does not count as an attempt.
  private static final String PUT_OFF =
      """
      update provider_call set leased_until = null, attempts = attempts - 1,
        next_at = now() + ? * interval '1 millisecond'
      where id = ? and attempts = ?\
      """;

  private static final String DROP = "delete from provider_call where id = ? and attempts = ?";
  private static final String CHARGES =
      """
      select p.id, p.order_id, p.provider, p.state, p.amount, o.currency, l.title, p.provider_id,
        p.params is not null, p.created_at, p.expires_at, p.closes_at,
        p.settled_at
      from payment p join orders o on o.id = p.order_id
        join order_line l on l.order_id = o.id and l.line = 1
      where p.id = any (?) and p.closes_at is not null\
      """;
  private static final String REFUNDS =
      """
      select id, payment_id, state, amount, reason, reference, created_at, stuck from refund
      where id = any (?)\
      """;

  private final Reads reads;

  ProviderCalls(Reads reads) {
    this.reads = reads;
  }

  private record Claimed(long id, boolean refund, int attempt, Instant now) {}

  /// Leases what is due for an account, the most overdue first.
  ///
  /// @param first whether payments that are to be opened and nobody has been asked about yet, or
  ///   the rest
  public List<DueCall> claim(String account, boolean first, int limit, Duration lease) {
    return calls(CLAIM, account, first, limit, lease.toMillis());
  }

  /// How long until something is due for one of the accounts, what somebody has in hand left out;
  /// empty when nothing is.
  public Optional<Duration> next(Collection<String> accounts) {
    return reads.until(NEXT, Column.texts(accounts));
  }

  /// Leases one now, whether it is due or not; empty when its end is known, or somebody has it.
  public Optional<DueCall> claim(long id, Duration lease) {
    return calls(LEASE, lease.toMillis(), id).stream().findFirst();
  }

  /// Ends the lease of something whose end is still not known.
  ///
  /// @param next when to ask again
  public void finish(DueCall call, Duration next) {
    var pipeline = new Pipeline();
    switch (call) {
      case DueCall.OfPayment(var charge, var attempt, var now) ->
          pipeline.update(
              FINISH_PAYMENT,
              count -> {},
              Times.parameter(charge.closesAt()),
              next.toMillis(),
              charge.id(),
              attempt);
      case DueCall.OfRefund(var refund, var attempt, var now) ->
          pipeline.update(FINISH, count -> {}, next.toMillis(), refund.id(), attempt);
    }
    reads.run(pipeline);
  }

  /// Ends the lease of something that nobody has been asked about.
  ///
  /// @param next when to try again
  public void putOff(DueCall call, Duration next) {
    var pipeline = new Pipeline();
    pipeline.update(PUT_OFF, count -> {}, next.toMillis(), call.id(), call.attempt());
    reads.run(pipeline);
  }

  /// Nobody has to be asked any more.
  public void drop(DueCall call) {
    reads.run(new Pipeline().update(DROP, count -> {}, call.id(), call.attempt()));
  }

  /// An online payment as it is; empty when there is none of that id.
  public Optional<OnlineCharge> charge(long id) {
    return reads.one(CHARGES, ProviderCalls::charge, Column.longs(List.of(id)));
  }

  private List<DueCall> calls(String sql, Object... values) {
    var claimed = reads.list(sql, ProviderCalls::claimed, values);
    if (claimed.isEmpty()) return List.of();
    var refunds = refunds(claimed.stream().filter(Claimed::refund).map(Claimed::id).toList());
    var ids = new ArrayList<Long>(claimed.size());
    for (var call : claimed) {
      var refund = refunds.get(call.id());
      ids.add(refund == null ? Long.valueOf(call.id()) : Long.valueOf(refund.payment()));
    }
    var charges = new HashMap<Long, OnlineCharge>();
    reads
        .list(CHARGES, ProviderCalls::charge, Column.longs(ids))
        .forEach(c -> charges.put(c.id(), c));
    var calls = new ArrayList<DueCall>(claimed.size());
    for (var call : claimed) {
      var refund = refunds.get(call.id());
      var charge = charges.get(refund == null ? call.id() : refund.payment());
      if (charge != null) calls.add(call(call, charge, refund));
    }
    return calls;
  }

  private static DueCall call(Claimed call, OnlineCharge charge, @Nullable RefundRow refund) {
    return refund == null
        ? new DueCall.OfPayment(charge, call.attempt(), call.now())
        : new DueCall.OfRefund(refund.of(charge), call.attempt(), call.now());
  }

  /// A refund without its payment.
  private record RefundRow(
      long id,
      long payment,
      RefundState state,
      long amount,
      String reason,
      @Nullable String reference,
      Instant createdAt,
      boolean stuck) {
    OnlineRefund of(OnlineCharge charge) {
      return new OnlineRefund(id, charge, state, amount, reason, reference, createdAt, stuck);
    }
  }

  private Map<Long, RefundRow> refunds(List<Long> ids) {
    var found = new HashMap<Long, RefundRow>();
    if (ids.isEmpty()) return found;
    for (var refund : reads.list(REFUNDS, ProviderCalls::refund, Column.longs(ids))) {
      found.put(refund.id(), refund);
    }
    return found;
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        row.getLong(1), row.getString(2).equals("R"), row.getInt(3), Times.instant(row, 4));
  }

  private static RefundRow refund(ResultSet row) throws SQLException {
    return new RefundRow(
        row.getLong(1),
        row.getLong(2),
        Codes.REFUND_STATE.parse(row.getString(3).charAt(0)),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        Times.instant(row, 7),
        row.getBoolean(8));
  }

  private static OnlineCharge charge(ResultSet row) throws SQLException {
    return new OnlineCharge(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        Codes.PAYMENT_STATE.parse(row.getString(4).charAt(0)),
        row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getBoolean(9),
        Times.instant(row, 10),
        Times.instant(row, 11),
        Times.instant(row, 12),
        Times.instantOrNull(row, 13));
  }
}
