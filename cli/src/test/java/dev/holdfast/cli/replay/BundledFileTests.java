package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The plan for the bundled file against figures worked out by hand.
class BundledFileTests {
  private final ReplayPlan plan = ReplayPlan.of(OrderFile.bundled());
  private final ByHand byHand;

  BundledFileTests() throws Exception {
    byHand = ByHand.ofBundledFile();
  }

  @Test
  void hasWhatItsReadmeSays() {
    assertThat(plan.invoices()).hasSize(1_400);
    assertThat(plan.invoices()).filteredOn(i -> !i.returns().isEmpty()).hasSize(206);
    assertThat(plan.skus()).hasSize(2_645);
    assertThat(plan.skipped()).isEmpty();
  }

  @Test
  void plansTheSameOrdersAndAdjustments() {
    assertThat(plan.invoices().stream().filter(i -> !i.sales().isEmpty()).count())
        .isEqualTo(byHand.orders.size());
    assertThat(plan.invoices().stream().mapToLong(i -> i.adjustments().size()).sum())
        .isEqualTo(byHand.adjustments);
    long pence =
        plan.invoices().stream()
            .flatMap(i -> i.sales().stream())
            .mapToLong(sale -> sale.quantity() * sale.pence())
            .sum();
    assertThat(pence).isEqualTo(byHand.taken);
  }

  @Test
  void opensWithTheSameStock() {
    var opening = new TreeMap<String, Long>();
    for (var sku : plan.skus()) {
      if (sku.needed() > 0) opening.put(sku.code(), sku.needed());
    }
    assertThat(opening).isEqualTo(byHand.opening);
  }

  @Test
  void matchesTheSameReturns() {
    var received = new HashMap<String, DeliveredGoods>();
    long matched = 0;
    for (var invoice : plan.invoices()) {
      var goods = received.computeIfAbsent(invoice.buyer(), _ -> new DeliveredGoods());
      for (var back : invoice.returns()) {
        for (var units : goods.take(back.sku(), back.quantity())) matched += units.quantity();
      }
      goods.add(invoice, "order");
    }
    assertThat(matched).isEqualTo(byHand.matched).isPositive();
    assertThat(byHand.unmatched).isPositive();
  }

  @Test
  void namesEverySku() {
    assertThat(plan.skus()).noneMatch(sku -> sku.title().isBlank());
    assertThat(plan.skus())
        .filteredOn(sku -> sku.code().equals("21134"))
        .first()
        .extracting(PlannedSku::title)
        .isEqualTo("21134");
  }
}
