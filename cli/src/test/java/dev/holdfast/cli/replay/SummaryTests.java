package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.replay.InvoiceOutcome.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTests {
  private static final OpeningStock EXACT = new OpeningStock.Exact();
  private static final OpeningStock FIVE = new OpeningStock.Each(5);
  private static final RefusedStep SHORT =
      new RefusedStep("2", "place", "insufficient-stock", "sold out");
  private static final RefusedStep ODD = new RefusedStep("3", "ship", "illegal-transition", "no");

  private final ReplayPlan plan = Rows.plan("A1,B,x,1,-5.00,,", "1,1A,x,1,1.00,,");

  @Test
  void countsHowFarEachOrderGot() {
    var summary =
        Summary.of(
            plan,
            List.of(
                outcome(Stage.NO_ORDER),
                outcome(Stage.REFUSED),
                outcome(Stage.PLACED),
                outcome(Stage.PAID),
                outcome(Stage.SHIPPED),
                outcome(Stage.DELIVERED)),
            Duration.ofMillis(2_500),
            true);
    assertThat(summary.orders()).isEqualTo(5);
    assertThat(summary.placed()).isEqualTo(4);
    assertThat(summary.refused()).isEqualTo(1);
    assertThat(summary.paid()).isEqualTo(3);
    assertThat(summary.shipped()).isEqualTo(2);
    assertThat(summary.skipped()).isEqualTo(1);
    assertThat(summary.elapsedSeconds()).isEqualTo(2.5);
    assertThat(summary.ordersPerSecond()).isEqualTo(1.6);
  }

  @Test
  void addsUpReturnsAndAdjustments() {
    var unmatched = new UnmatchedReturn(9, "C1", "1A", 4, "no such delivery");
    var one = new InvoiceOutcome(Stage.NO_ORDER, 2, 7, List.of(unmatched), List.of());
    var summary = Summary.of(plan, List.of(one, one), Duration.ZERO, true);
    assertThat(summary.adjustments()).isEqualTo(4);
    assertThat(summary.returnsMatched()).isEqualTo(14);
    assertThat(summary.returnsUnmatched()).isEqualTo(8);
    assertThat(summary.unmatched()).containsExactly(unmatched, unmatched);
    assertThat(summary.ordersPerSecond()).isZero();
  }

  @Test
  void isGoodWhenTheAuditHoldsAndOnlyAllowedShortagesWereRefused() {
    assertThat(refusing().isGood(EXACT)).isTrue();
    assertThat(refusing(SHORT).isGood(EXACT)).isFalse();
    assertThat(refusing(SHORT).isGood(FIVE)).isTrue();
    assertThat(refusing(SHORT, ODD).isGood(FIVE)).isFalse();
    var broken = Summary.of(plan, List.of(), Duration.ZERO, false);
    assertThat(broken.isGood(EXACT)).isFalse();
    assertThat(broken.isGood(FIVE)).isFalse();
  }

  @Test
  void printsTheFiguresAndTheBeginningOfEachListWithItsCount() {
    var text = new StringWriter();
    new SummaryText(new PrintWriter(text), 1).print(refusing(SHORT, ODD));
    assertThat(text.toString())
        .contains("orders                      1", "rows skipped                1")
        .contains("Refused (2):", "invoice 2: place: insufficient-stock sold out", "and 1 more")
        .contains("Skipped rows (1):", "line 2, invoice A1, B: negative price")
        .contains("the audit holds")
        .doesNotContain("illegal-transition", "no delivery");
  }

  private Summary refusing(RefusedStep... steps) {
    var outcome = new InvoiceOutcome(Stage.REFUSED, 0, 0, List.of(), List.of(steps));
    return Summary.of(plan, List.of(outcome), Duration.ofSeconds(1), true);
  }

  private static InvoiceOutcome outcome(Stage stage) {
    return new InvoiceOutcome(stage, 0, 0, List.of(), List.of());
  }
}
