package dev.holdfast.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.AuditReport;
import dev.holdfast.client.Order;
import dev.holdfast.client.Payment;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Each way in which money can get lost is seen.
class ComparisonTests {
  private static World good() {
    return new World().paid("1").unpaid("2").refunded("3");
  }

  private static List<String> after(Consumer<World> harm) {
    var world = good();
    harm.accept(world);
    return world.violations();
  }

  @Test
  void aGoodWorldHasNone() {
    assertThat(good().violations()).isEmpty();
  }

  @Test
  void moneyThatTheBooksDoNotKnow() {
    assertThat(after(w -> w.payment("1", Payment.Status.CLOSED, 0)))
        .anyMatch(it -> it.contains("payment 1 is CLOSED here and PAID"));
    assertThat(after(w -> w.payments.remove("1"))).anyMatch(it -> it.contains("not in the books"));
    assertThat(after(w -> w.payment("1", Payment.Status.SUCCEEDED, 99)))
        .containsExactly("payment 1: captured 99, charged 100");
  }

  @Test
  void moneyThatTheProviderDoesNotKnow() {
    assertThat(after(w -> w.payment("2", Payment.Status.SUCCEEDED, 100)))
        .contains("payment 2 succeeded without a charge");
    assertThat(after(w -> w.ledger.removeFirst()))
        .contains("payment 1 succeeded without a charge")
        .anyMatch(it -> it.contains("keeps 0 instead of 100"));
  }

  @Test
  void moneyThatNeitherPaysNorGoesBack() {
    assertThat(after(w -> w.ledger.set(2, World.charge("3", "PAID", 100, List.of()))))
        .anyMatch(it -> it.contains("order 3") && it.contains("keeps 100 instead of 0"));
  }

  @Test
  void moneyThatGoesBackTwice() {
    var twice = List.of(World.back("a", 50), World.back("b", 50));
    assertThat(after(w -> w.ledger.set(2, World.charge("3", "PAID", 100, twice))))
        .containsExactly("payment 3 was refunded 2 times");
  }

  @Test
  void ordersThatWait() {
    var held =
        World.held(
            "1", Order.Status.CONFIRMED, Order.PaymentStatus.PAID, List.of("PAYMENT_MISMATCH"));
    assertThat(after(w -> w.orders.set(0, held))).anyMatch(it -> it.contains("waits for a person"));
    var pending = World.order("2", Order.Status.PENDING_PAYMENT, Order.PaymentStatus.UNPAID);
    assertThat(after(w -> w.orders.set(1, pending))).anyMatch(it -> it.contains("under way"));
  }

  @Test
  void effectsThatHappenTwice() {
    assertThat(after(w -> w.successes.put("1", 2))).containsExactly("payment 1 succeeded 2 times");
    assertThat(after(w -> w.committed++)).anyMatch(it -> it.contains("1 orders are confirmed"));
  }

  @Test
  void forgeriesThatAreBelieved() {
    var forged = World.told(null, "FORGED", true);
    assertThat(after(w -> w.ledger.set(1, World.charge("2", "CLOSED", 0, List.of(), forged))))
        .containsExactly("payment 2: a FORGED callback was accepted");
  }

  @Test
  void anAuditThatDoesNotHold() {
    var broken = new AuditReport.Invariant("money", false, 1, 1, List.of());
    assertThat(after(w -> w.audit = new AuditReport(false, Instant.EPOCH, List.of(broken))))
        .anyMatch(it -> it.startsWith("audit: money"));
  }

  @Test
  void figuresTellSharesAndHealing() {
    var world = new World().paid("1").paid("2");
    var lost = World.told("lose", "GENUINE", false);
    world.ledger.set(0, World.charge("1", "PAID", 100, List.of(), lost));
    var faults = Faults.NONE.with(Fault.LOSE, 0.5);
    var row = Figures.of(faults, world.books(), world.ledger, 2, 1).row(Fault.LOSE);
    assertThat(row.share()).isEqualTo(0.5);
    assertThat(row.healing().p50()).isEqualTo(Duration.ofSeconds(3));
    assertThat(row.isReached()).isTrue();
  }

  @Test
  void aShareIsOfWhatTheFaultCouldHaveStruck() {
    var world = new World().paid("1").unpaid("2");
    var sent = World.told(null, "GENUINE", true);
    world.ledger.set(0, World.charge("1", "PAID", 100, List.of(), sent));
    var forged = World.told(null, "FORGED", false);
    world.ledger.set(1, World.charge("2", "CLOSED", 0, List.of(), forged));
    var faults = Faults.NONE;
    for (var fault : Fault.values()) {
      if (fault != Fault.REORDER) faults = faults.with(fault, 0.2);
    }
    var figures = Figures.of(faults, world.books(), world.ledger, 2, 1);
    assertThat(figures.row(Fault.PAY_AFTER_CLOSE).of()).as("closed").isEqualTo(1);
    assertThat(figures.row(Fault.CORRUPT).of()).as("sent").isEqualTo(1);
    assertThat(figures.row(Fault.PROBE).of()).as("sent by WeChat Pay").isZero();
    assertThat(figures.row(Fault.ERROR).of()).isEqualTo(2);
  }

  @Test
  void aShareThatIsMissedIsSeen() {
    var none = Healing.of(List.of());
    assertThat(new Figures.Row("lose", 0.3, 1_000, 300, 0, 0, none).isReached()).isTrue();
    assertThat(new Figures.Row("lose", 0.3, 1_000, 200, 0, 0, none).isReached()).isFalse();
    assertThat(new Figures.Row("lose", 0.3, 1_000, 0, 0, 0, none).isReached()).isFalse();
  }
}
