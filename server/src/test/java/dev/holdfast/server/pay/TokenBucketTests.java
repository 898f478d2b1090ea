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

  @Test
  void whatWasSpentWithoutAskingIsOwed() {
    var bucket = new TokenBucket(10, 0);
    for (int i = 0; i < 15; i++) bucket.spend(0);
    assertThat(bucket.take(1, 0)).isZero();
    assertThat(bucket.take(1, SECOND / 2)).isZero();
    assertThat(bucket.take(9, SECOND)).isEqualTo(5);
  }

  @Test
  void whatWasNotUsedIsThereAgain() {
    var bucket = new TokenBucket(10, 0);
    assertThat(bucket.take(8, 0)).isEqualTo(8);
    bucket.giveBack(3);
    assertThat(bucket.take(9, 0)).isEqualTo(5);
    bucket.giveBack(50);
    assertThat(bucket.take(50, 0)).isEqualTo(10);
  }
}
