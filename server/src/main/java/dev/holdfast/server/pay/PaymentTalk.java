package dev.holdfast.server.pay;

import dev.holdfast.order.RecordOpening;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Terms;
import dev.holdfast.store.DueCall;
import dev.holdfast.store.OnlineCharge;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One conversation with a provider about one payment: opens it, asks how it stands, or ends it.
/// What was learnt goes in as a command before the conversation is over, so a crash at any point
/// loses nothing: it is held again, with the same ids.
final class PaymentTalk {
  static final String JOB = "payments";

  /// A buyer waits for the payment to be opened, stock for it to be closed.
  private static final Duration SOON = Duration.ofSeconds(2);

  /// What providers' clocks and ours may differ by.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration AFTERWARDS = Duration.ofDays(1);
  private static final int MAX_NOTE = 500;

  private final Asking provider;
  private final News news;
  private final Terms terms;
  private final NewsSource source;
  private final OnlineCharge payment;
  private final Charge charge;
  private final int attempt;
  private final Instant now;
  private final double chance;

  PaymentTalk(
      Asking provider,
      News news,
      Terms terms,
      NewsSource source,
      DueCall.OfPayment due,
      double chance) {
    this.provider = provider;
    this.news = news;
    this.terms = terms;
    this.source = source;
    this.payment = due.charge();
    this.charge = Charges.of(payment);
    this.attempt = due.attempt();
    this.now = due.now();
    this.chance = chance;
  }

  /// How many calls it takes when nothing goes wrong: what is to be closed is asked about first.
  static int likelyCalls(DueCall.OfPayment due) {
    return isToBeClosed(due.charge(), due.now()) ? 2 : 1;
  }

  private static boolean isToBeClosed(OnlineCharge payment, Instant now) {
    return payment.state() != PaymentState.CLOSED && !now.isBefore(payment.closesAt());
  }

  /// Holds it.
  ///
  /// @return when to talk again; null when nothing is to be expected any more
  @Nullable Duration hold() {
    if (payment.state() == PaymentState.CLOSED) return afterwards();
    if (isToBeClosed(payment, now)) return end();
    return payment.ready() ? ask() : open();
  }

  /// A provider may take money that was on its way when it closed: looked for after the first
  /// pause, then each time after twice as long, for a day.
  private @Nullable Duration afterwards() {
    look();
    var settledAt = payment.settledAt();
    var age = Duration.between(settledAt == null ? payment.closesAt() : settledAt, now);
    if (age.compareTo(AFTERWARDS) > 0) return null;
    return age.compareTo(terms.firstQuery()) < 0 ? terms.firstQuery() : age;
  }

  /// Only asks: for one that has ended as far as we know.
  void look() {
    if (provider.query(charge) instanceof Sighting.Seen<PaymentNews>(var seen)) record(seen);
  }

  /// An earlier call may have arrived although its answer did not: then the provider is asked
  /// first, lest a buyer who has paid is taken for one who could not.
  private Duration open() {
    if (attempt > 1 || payment.state() == PaymentState.UNKNOWN) {
      switch (provider.query(charge)) {
        case Sighting.Seen<PaymentNews>(var seen) when seen.state() != PaymentState.PENDING -> {
          return record(seen) ? pause() : soon();
        }
        case Sighting.Unanswered<PaymentNews> unanswered -> {
          return unknown();
        }
        case Sighting.Seen<PaymentNews> pending -> {}
        case Sighting.Absent<PaymentNews> absent -> {}
        case Sighting.Refused<PaymentNews> refused -> {}
      }
    }
    return switch (provider.open(charge)) {
      case Opening.Ready(var id, var params) ->
          news.told(JOB, new RecordOpening(payment.id(), id, params)) == null ? soon() : pause();
      case Opening.Refused(var code, var message) -> refused(code + ": " + message);
      case Opening.Unanswered unanswered -> unknown();
    };
  }

  /// Nothing can be paid under this id, unless an earlier call had opened it: then only an answer
  /// about it ends it, and a provider that refuses to talk gives none.
  private Duration refused(String why) {
    if (attempt > 1) {
      switch (provider.query(charge)) {
        case Sighting.Seen<PaymentNews>(var seen) -> {
          return record(seen) ? pause() : soon();
        }
        case Sighting.Unanswered<PaymentNews> unanswered -> {
          return unknown();
        }
        case Sighting.Refused<PaymentNews> refused -> {
          return unknown();
        }
        case Sighting.Absent<PaymentNews> absent -> {}
      }
    }
    var note = why.length() > MAX_NOTE ? why.substring(0, MAX_NOTE) : why;
    record(new PaymentNews(PaymentState.FAILED, null, null, null, note));
    return soon();
  }

  private Duration ask() {
    return switch (provider.query(charge)) {
      case Sighting.Seen<PaymentNews>(var seen) -> record(seen) ? pause() : soon();
      case Sighting.Absent<PaymentNews> absent -> pause();
      case Sighting.Refused<PaymentNews> refused -> pause();
      case Sighting.Unanswered<PaymentNews> unanswered -> pause();
    };
  }

  /// Not wanted any more: the last question, then the close. A buyer who pays between the two is
  /// the close's answer.
  private Duration end() {
    return switch (provider.query(charge)) {
      case Sighting.Seen<PaymentNews>(var seen) when seen.state().isFinal() -> ended(seen);
      case Sighting.Unanswered<PaymentNews> unanswered -> unknown();
      case Sighting.Seen<PaymentNews> seen -> close();
      case Sighting.Absent<PaymentNews> absent -> close();
      case Sighting.Refused<PaymentNews> refused -> close();
    };
  }

  private Duration close() {
    return switch (provider.close(charge)) {
      case Sighting.Seen<PaymentNews>(var seen) -> ended(seen);
      case Sighting.Absent<PaymentNews> absent -> absent();
      case Sighting.Refused<PaymentNews> refused -> soon();
      case Sighting.Unanswered<PaymentNews> unanswered -> unknown();
    };
  }

  /// The provider has never heard of it. A buyer who holds its address may still begin, until it
  /// expires; one that was never opened nobody holds.
  private Duration absent() {
    var over = payment.expiresAt().plus(GRACE);
    boolean never = payment.state() == PaymentState.CREATED && attempt == 1;
    if (!never && now.isBefore(over)) {
      var left = Duration.between(now, over);
      return left.compareTo(pauseGrown()) < 0 ? left : pauseGrown();
    }
    return ended(new PaymentNews(PaymentState.CLOSED, null, null, null, null));
  }

  private Duration ended(PaymentNews seen) {
    return record(seen) && seen.state() == PaymentState.CLOSED ? terms.firstQuery() : soon();
  }

  /// Neither succeeded nor failed: only an answer ends this.
  private Duration unknown() {
    if (payment.state() != PaymentState.UNKNOWN) {
      record(new PaymentNews(PaymentState.UNKNOWN, null, null, null, null));
    }
    return soon();
  }

  /// @return whether it was decided
  private boolean record(PaymentNews seen) {
    if (seen.state() == payment.state()) return true;
    var command = new RecordPayment(payment.id(), seen, source, payment.account());
    return news.told(JOB, command) != null;
  }

  /// While somebody waits: soon, and later the longer it takes.
  private Duration soon() {
    var since = now.isBefore(payment.closesAt()) ? payment.createdAt() : payment.closesAt();
    var grown = Duration.between(since, now).dividedBy(2);
    if (grown.compareTo(SOON) < 0) return SOON;
    return grown.compareTo(terms.longestPause()) < 0 ? grown : terms.longestPause();
  }

  /// While nobody waits but the schedule; never past the moment from which it is to be closed.
  private Duration pause() {
    var pause = pauseGrown();
    var left = Duration.between(now, payment.closesAt());
    return left.compareTo(pause) < 0 ? left : pause;
  }

  private Duration pauseGrown() {
    return terms.pause(Duration.between(payment.createdAt(), now), chance);
  }
}
