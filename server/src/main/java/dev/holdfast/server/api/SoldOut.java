package dev.holdfast.server.api;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Reply;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.QuotaExhausted;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.store.PromotionQueries;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Remembers for a moment which campaigns have no coupons left, so that the crowd that comes too
/// late costs no transaction. Whoever has a coupon of the campaign is let through, for it may be
/// the repetition of the claim that got it. After the moment the next claim looks again: a quota
/// that was extended, here or by another server, is never refused for good. Thread-safe.
public final class SoldOut {
  private static final long MOMENT_NANOS = Duration.ofMillis(500).toNanos();

  /// Above that many the buyers are not kept in memory, and every claim is decided by a lane.
  private static final int MANY = 100_000;

  private static final String EXHAUSTED = Codec.name(QuotaExhausted.class);
  private final PromotionQueries queries;
  private final ConcurrentMap<Long, Gone> gone = new ConcurrentHashMap<>();

  /// @param holders the buyers who have had one
  private record Gone(Set<String> holders, long quota, long since) {
    boolean isOver() {
      return System.nanoTime() - since > MOMENT_NANOS;
    }
  }

  public SoldOut(PromotionQueries queries) {
    this.queries = queries;
  }

  /// @throws dev.holdfast.server.problem.ProblemException `quota-exhausted`, without a receipt
  void check(ClaimCoupon claim) {
    var known = gone.get(claim.campaignId());
    if (known == null) return;
    if (known.isOver()) {
      gone.remove(claim.campaignId(), known);
      return;
    }
    if (known.holders.contains(claim.buyerId())) return;
    throw Problem.of(ProblemType.QUOTA_EXHAUSTED, "It may be extended: ask again later.")
        .with("campaignId", Long.toString(claim.campaignId()))
        .with("quota", known.quota)
        .with("remaining", 0L)
        .asException();
  }

  /// Looks at what a lane has decided.
  void learn(ClaimCoupon claim, Reply reply) {
    boolean exhausted =
        reply instanceof Reply.Decided decided
            && !decided.replayed()
            && decided.receipt().type().equals(EXHAUSTED);
    if (exhausted && !gone.containsKey(claim.campaignId())) {
      holders(claim.campaignId()).ifPresent(known -> gone.put(claim.campaignId(), known));
    }
  }

  /// Looks at the rows again, in their own order: first who has one, then whether there are more.
  private Optional<Gone> holders(long campaign) {
    long since = System.nanoTime();
    var holders = queries.holders(campaign, MANY + 1);
    if (holders.buyers().size() > MANY) return Optional.empty();
    return queries
        .campaign(campaign)
        .filter(c -> c.remaining() == 0 && c.issued() + c.revoked() == holders.coupons())
        .map(c -> new Gone(holders.buyers(), c.quota(), since));
  }

  void forget(long campaign) {
    gone.remove(campaign);
  }
}
