package dev.holdfast.bench.claims;

import dev.holdfast.bench.load.Client;
import dev.holdfast.bench.machine.Cluster;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.Submission;
import dev.holdfast.promotion.ClaimCoupon;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.GrantMode;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/// Buyers who claim, each a coupon.
final class Claims extends HotCampaign {
  private final AtomicLong keys = new AtomicLong();

  Claims(Cluster cluster) throws SQLException {
    super(cluster);
  }

  @Override
  Earning earning() {
    return new Earning(GrantMode.CLAIM, null, null);
  }

  @Override
  Client engineClient(long campaign) {
    return () -> {
      long key = keys.incrementAndGet();
      var claim = new ClaimCoupon(campaign, "buyer-" + key);
      var id = new CommandId("bench", "claims-" + key);
      run(new Submission(id, Fingerprint.of(encode(claim)), "key:bench", claim));
      return 1;
    };
  }

  @Override
  RowLock rowLock(int connections, long campaign) {
    return new RowLockClaims(site.address(), connections, campaign);
  }
}
