package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.bench.load.Orders;
import dev.holdfast.bench.load.Workload;
import dev.holdfast.bench.machine.Address;
import dev.holdfast.bench.machine.Site;
import dev.holdfast.bench.machine.UnsafeCluster;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.LaneListener;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.TradeDeciders;
import dev.holdfast.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// 100,000 orders that wait at once fit into a process with a heap of 512 MiB, and all are decided.
class QueueMemoryTest {
  private static final int ORDERS = 100_000;

  @Test
  @Tag("long")
  void aHundredThousandQueuedOrdersFitIntoASmallHeap() throws Exception {
    try (var database = TestDatabase.create()) {
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  QueueMemoryTest.class.getName(),
                  database.jdbcUrl(),
                  database.user(),
                  database.password())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).describedAs(said).isZero();
      assertThat(said).contains("decided " + ORDERS);
    }
  }

  /// The small process.
  public static void main(String[] where) throws Exception {
    try (var cluster = UnsafeCluster.on(new Address(where[0], where[1], where[2]));
        var site = Site.open(cluster)) {
      System.out.println("decided " + decided(site));
    }
  }

  private static long decided(Site site) {
    var orders = new Orders(Workload.HOT, 1);
    var replies = new ArrayList<CompletableFuture<Reply>>(ORDERS);
    try (var engine = engine(site)) {
      for (int i = 0; i < ORDERS; i++) replies.add(engine.submit(submission(site, orders, i)));
    }
    return replies.stream().filter(reply -> isOrder(reply.join())).count();
  }

  private static boolean isOrder(Reply reply) {
    return reply instanceof Reply.Decided decided && !decided.receipt().refused();
  }

  private static Engine engine(Site site) {
    return new Engine(
        site.database().store(),
        TradeDeciders.all(Set.of("offline")),
        site.database().codec(),
        site.database().ids(),
        LaneOptions.DEFAULT.withQueue(ORDERS).withPatience(Duration.ofMinutes(5)),
        submission -> 0,
        LaneListener.NONE);
  }

  private static Submission submission(Site site, Orders orders, int number) {
    var command = orders.next();
    var fingerprint = Fingerprint.of(site.database().codec().encode(command));
    return new Submission(
        new CommandId("bench", "queued-" + number), fingerprint, "key:bench", command);
  }
}
