package dev.holdfast.store;

import java.util.EnumMap;
import java.util.Map;

/// How much waits: what nobody may overlook. Each figure is asked of an index that holds the
/// waiting rows alone. Thread-safe.
public final class PaymentFigures {
  private static final String UNKNOWN =
      """
      select (select count(*) from payment where state = 'U' and created_at < now() - ? * interval '1 second')
        + (select count(*) from refund where state = 'U' and created_at < now() - ? * interval '1 second')\
      """;
  private static final String OVERDUE =
      """
      select count(*) from provider_call
      where next_at < now() - interval '1 minute'
        and (leased_until is null or leased_until < now())\
      """;
  private static final String WAITING =
      """
      select state, count(*) from callback where state in ('N', 'P', 'U', 'M', 'G') group by state\
      """;
  private static final String UNSETTLED_REFUNDS =
      """
      select count(*) from refund
      where state in ('R', 'P') and created_at < now() - ? * interval '1 second'\
      """;
  private static final String UNCLOSED =
      """
      select count(*) from payment
      where state in ('N', 'P', 'U') and closes_at < now() - interval '15 minutes'
        and misfit_decided is not false\
      """;
  private static final String HELD = "select count(*) from orders where hold_reasons <> ''";

  private final Reads reads;

  PaymentFigures(Reads reads) {
    this.reads = reads;
  }

  /// Payments and refunds that are older than that and whose provider did not answer.
  public long unknown(long olderThanSeconds) {
    return one(UNKNOWN, olderThanSeconds, olderThanSeconds);
  }

  /// Payments and refunds that should have been asked about a minute ago.
  public long overdue() {
    return one(OVERDUE);
  }

  /// Refunds that are older than that and neither asked for nor carried out, as far as we know.
  public long unsettledRefunds(long olderThanSeconds) {
    return one(UNSETTLED_REFUNDS, olderThanSeconds);
  }

  /// Payments that were to be closed at their providers a quarter of an hour ago.
  public long unclosed() {
    return one(UNCLOSED);
  }

  /// Orders that wait for a person.
  public long held() {
    return one(HELD);
  }

  /// Callbacks that wait or that a person has to look at, by state.
  public Map<CallbackState, Long> callbacks() {
    var waiting = new EnumMap<CallbackState, Long>(CallbackState.class);
    reads.list(
        WAITING,
        row -> waiting.put(Codes.CALLBACK.parse(row.getString(1).charAt(0)), row.getLong(2)));
    return waiting;
  }

  private long one(String sql, Object... values) {
    return reads.one(sql, row -> row.getLong(1), values).orElseThrow();
  }
}
