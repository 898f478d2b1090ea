package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTests {
  private final ReplayPlan plan =
      Rows.plan("1,1A,x,6,1.00,7,", "2,1A,x,1,1.00,8,", "3,1B,x,2,1.00,7,", "4,1B,x,-1,0,,");

  @Test
  void aBuyersInvoicesRunOneAfterTheOther() {
    var turns = new Turns(false);
    var first = turns.next(plan.invoices().get(0));
    var otherBuyer = turns.next(plan.invoices().get(1));
    var second = turns.next(plan.invoices().get(2));
    assertThat(otherBuyer.before()).isEmpty();
    assertThat(second.before()).containsExactly(first.done());
    first.settleStock();
    assertThat(second.before()).noneMatch(CompletableFuture::isDone);
    first.finish();
    assertThat(second.before()).allMatch(CompletableFuture::isDone);
  }

  @Test
  void whoCompetesForStockSettlesItInTheOrderOfTheFile() {
    var turns = new Turns(true);
    var first = turns.next(plan.invoices().get(0));
    var sameSku = turns.next(plan.invoices().get(1));
    var sameBuyer = turns.next(plan.invoices().get(2));
    var adjustment = turns.next(plan.invoices().get(3));
    assertThat(sameSku.before()).containsExactly(first.stockSettled());
    assertThat(adjustment.before()).containsExactly(sameBuyer.stockSettled());
    first.settleStock();
    assertThat(sameSku.before()).allMatch(CompletableFuture::isDone);
    assertThat(first.done()).isNotDone();
  }
}
