package dev.holdfast.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One attempt to collect money for an order, in the order's currency.
///
/// @param provider `offline`, or the name of an online provider's account
/// @param amount minor units asked for, 1 or more
/// @param captured minor units that really came in; 0 until `SUCCEEDED`
/// @param reference the provider's or operator's reference of the money, null until known
/// @param note an operator's remark, or why the provider refused
/// @param settledAt when it reached its present final state, null before
/// @param online its side at the provider, null for an offline payment
/// @param misfits all the money that came in and did not fit, in the order of its coming
public record Payment(
    long id,
    String provider,
    PaymentState state,
    long amount,
    long captured,
    @Nullable String reference,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant settledAt,
    @Nullable AtProvider online,
    List<Misfit> misfits) {
  /// Bank transfer and cash: an operator's word is the only news.
  public static final String OFFLINE = "offline";

  public Payment {
    misfits = List.copyOf(misfits);
    if (amount < 1
        || captured < 0
        || captured > 0 != (state == PaymentState.SUCCEEDED)
        || provider.equals(OFFLINE) != (online == null)) {
      throw new IllegalArgumentException(
          "payment %d %s by %s: amount %d, captured %d"
              .formatted(id, state, provider, amount, captured));
    }
  }

  /// The intent to collect money; nobody has been asked for it yet.
  ///
  /// @param expiresAt when an online provider shall no longer take it
  public static Payment intent(
      long id, String provider, long amount, Instant now, Instant expiresAt) {
    var online = provider.equals(OFFLINE) ? null : AtProvider.intended(expiresAt);
    return new Payment(
        id, provider, PaymentState.CREATED, amount, 0, null, null, now, null, online, List.of());
  }

  public boolean isOffline() {
    return online == null;
  }

  /// Whether money may be on its way that only the provider can tell of: an operator's word is not
  /// waited for.
  public boolean inFlight() {
    return state == PaymentState.UNKNOWN || !isOffline() && !state.isFinal();
  }

  /// Whether it is neither wanted any more nor over: to be closed at its provider.
  public boolean closing(Instant now) {
    return online != null && !state.isFinal() && !now.isBefore(online.closesAt());
  }

  /// Whether a person has to decide about money that does not fit it.
  public boolean mismatched() {
    return misfits.stream().anyMatch(misfit -> !misfit.decided());
  }

  /// The money that a person decides about now, or else decided about last; null when all of it
  /// fitted.
  public @Nullable Misfit misfit() {
    var undecided = undecided();
    if (!undecided.isEmpty()) return undecided.getFirst();
    return misfits.isEmpty() ? null : misfits.getLast();
  }

  /// The money that waits for a person, in the order of its coming.
  public List<Misfit> undecided() {
    return misfits.stream().filter(misfit -> !misfit.decided()).toList();
  }

  /// Whether this is money that did not fit, which a person looks at, will look at, or has looked
  /// at.
  public boolean knows(PaymentNews news) {
    return misfits.stream().anyMatch(misfit -> misfit.isTold(news));
  }

  /// The money is there, as asked for.
  public Payment succeeded(@Nullable String reference, @Nullable String note, Instant now) {
    return with(
        PaymentState.SUCCEEDED,
        captured + amount,
        reference == null ? this.reference : reference,
        note == null ? this.note : note,
        now);
  }

  /// It went another way, without money. What is null stays as it was.
  public Payment went(
      PaymentState state, @Nullable String reference, @Nullable String note, Instant now) {
    return with(
        state,
        captured,
        reference == null ? this.reference : reference,
        note == null ? this.note : note,
        state == this.state ? settledAt : state.isFinal() ? now : null);
  }

  public Payment closed(Instant now) {
    return went(PaymentState.CLOSED, null, null, now);
  }

  /// It is not wanted any more: to be closed at its online provider.
  public Payment givenUp(Instant now) {
    if (online == null || state.isFinal() || closing(now)) return this;
    return with(online.closing(now), misfits);
  }

  /// The buyer can pay.
  public Payment ready(@Nullable String providerId, SortedMap<String, String> params) {
    return online == null ? this : with(online.ready(providerId, params), misfits);
  }

  /// Money came in that does not fit. What came before it and is not decided stays to be decided.
  public Payment puzzledBy(Misfit misfit) {
    var more = new ArrayList<>(misfits);
    more.add(misfit);
    return with(online, more);
  }

  /// A person has decided about one of [#misfits]; the others wait for him as before.
  public Payment decided(Misfit money) {
    var settled = new ArrayList<>(misfits);
    settled.replaceAll(misfit -> misfit.equals(money) ? misfit.settled() : misfit);
    return with(online, settled);
  }

  /// A person takes the money that does not fit for what it is.
  public Payment accepted(Misfit money, @Nullable String note, Instant now) {
    return with(
            PaymentState.SUCCEEDED,
            captured + money.amount(),
            reference == null ? money.reference() : reference,
            note == null ? this.note : note,
            now)
        .decided(money);
  }

  private Payment with(
      PaymentState state,
      long captured,
      @Nullable String reference,
      @Nullable String note,
      @Nullable Instant settledAt) {
    return new Payment(
        id, provider, state, amount, captured, reference, note, createdAt, settledAt, online,
        misfits);
  }

  private Payment with(@Nullable AtProvider online, List<Misfit> misfits) {
    return new Payment(
        id, provider, state, amount, captured, reference, note, createdAt, settledAt, online,
        misfits);
  }
}
