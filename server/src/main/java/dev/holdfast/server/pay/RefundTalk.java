package dev.holdfast.server.pay;

import dev.holdfast.order.RecordRefund;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Terms;
import dev.holdfast.store.DueCall;
import dev.holdfast.store.OnlineRefund;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One conversation with a provider about one refund: asks for it, or how it stands. Repeated with
/// the same id, money goes back once.
final class RefundTalk {
  static final String JOB = "refunds";
  private static final int MAX_NOTE = 500;

  private final Asking provider;
  private final News news;
  private final Terms terms;
  private final OnlineRefund refund;
  private final Repayment repayment;
  private final int attempt;
  private final Instant now;
  private final double chance;

  RefundTalk(Asking provider, News news, Terms terms, DueCall.OfRefund due, double chance) {
    this.provider = provider;
    this.news = news;
    this.terms = terms;
    this.refund = due.refund();
    this.repayment = Charges.of(refund);
    this.attempt = due.attempt();
    this.now = due.now();
    this.chance = chance;
  }

  /// Holds it.
  ///
  /// @return when to talk again, if the end is still not known
  Duration hold() {
    boolean first = attempt == 1 && refund.state() == RefundState.REQUESTED;
    return first ? request() : follow();
  }

  private Duration request() {
    switch (provider.refund(repayment)) {
      case Sighting.Seen<RefundNews>(var seen) -> record(seen);
      case Sighting.Absent<RefundNews> absent -> record(state(RefundState.UNKNOWN, null));
      case Sighting.Unanswered<RefundNews> unanswered -> record(state(RefundState.UNKNOWN, null));
      case Sighting.Refused<RefundNews>(var code, var message) -> {
        var why = code + ": " + message;
        var note = why.length() > MAX_NOTE ? why.substring(0, MAX_NOTE) : why;
        record(state(RefundState.FAILED, note));
      }
    }
    return terms.pause(Duration.between(refund.createdAt(), now), chance);
  }

  /// What the provider does not know it has not heard of: then it is asked for it again.
  private Duration follow() {
    switch (provider.queryRefund(repayment)) {
      case Sighting.Seen<RefundNews>(var seen) -> record(seen);
      case Sighting.Absent<RefundNews> absent -> {
        return request();
      }
      case Sighting.Refused<RefundNews> refused -> {}
      case Sighting.Unanswered<RefundNews> unanswered -> {}
    }
    return terms.pause(Duration.between(refund.createdAt(), now), chance);
  }

  private static RefundNews state(RefundState state, @Nullable String note) {
    return new RefundNews(state, null, null, null, note);
  }

  private void record(RefundNews seen) {
    if (seen.state() == refund.state() && seen.stuck() == refund.stuck()) return;
    var account = refund.charge().account();
    news.told(JOB, new RecordRefund(refund.id(), seen, NewsSource.QUERY, account));
  }
}
