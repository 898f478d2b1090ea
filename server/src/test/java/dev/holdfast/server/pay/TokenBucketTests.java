package dev.holdfast.server.pay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTests {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void givesSoManyASecondAndNoMoreAfterAQuietTime() {
    var bucket = new TokenBucket(10, 0);
    assertThat(bucket.take(25, 0)).isEqualTo(10);
    assertThat(bucket.take(1, 0)).isZero();
    assertThat(bucket.take(9, SECOND / 2)).isEqualTo(5);
    assertThat(bucket.take(100, 60 * SECOND)).isEqualTo(10);
  }
}
