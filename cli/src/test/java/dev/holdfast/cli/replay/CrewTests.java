package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CrewTests {
  @Test
  void worksSideBySideButNoMoreThanAllowed() throws Exception {
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    var together = new CountDownLatch(3);
    Crew.Job job =
        () -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          together.countDown();
          awaitUninterruptibly(together);
          atWork.decrementAndGet();
        };
    new Crew(3).work(IntStream.range(0, 30).mapToObj(_ -> job).toList());
    assertThat(most).hasValue(3);
  }

  @Test
  void beginsNothingAfterAFailureAndFinishesAll() {
    var ran = new AtomicInteger();
    var finished = new Phaser(1);
    var jobs =
        IntStream.range(0, 10)
            .mapToObj(_ ->
                new Crew.Job() {
                  @Override
                  public void run() throws ReplayFailedException {
                    ran.incrementAndGet();
                    throw new ReplayFailedException("no", null);
                  }

                  @Override
                  public void finish() {
                    finished.register();
                  }
                })
            .toList();
    assertThatExceptionOfType(ReplayFailedException.class)
        .isThrownBy(() -> new Crew(1).work(jobs))
        .withMessage("no");
    assertThat(ran).hasValue(1);
    assertThat(finished.getRegisteredParties()).isEqualTo(11);
  }

  @Test
  void passesRuntimeExceptionsOn() {
    Crew.Job job =
        () -> {
          throw new IllegalStateException("bug");
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new Crew(2).work(java.util.List.of(job)));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
