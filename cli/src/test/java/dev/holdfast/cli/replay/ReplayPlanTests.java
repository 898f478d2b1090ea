package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class ReplayPlanTests {
  @Test
  void anInvoiceIsOneOrderWithALineForEachRow() {
    var plan =
        Rows.plan(
            "1,A1,x,6,1.00,17850,EIRE",
            "1,A1,x,2,0.50,17850,EIRE",
            "2,1A,y,1,2.00,,UK",
            "1,1B,z,1,3.00,17850,EIRE");
    assertThat(plan.invoices())
        .extracting(PlannedInvoice::number, PlannedInvoice::buyer, PlannedInvoice::country)
        .containsExactly(tuple("1", "17850", "EIRE"), tuple("2", "guest-2", "UK"));
    assertThat(plan.invoices().getFirst().sales())
        .containsExactly(
            new PlannedInvoice.Sale("A1", 6, 100),
            new PlannedInvoice.Sale("A1", 2, 50),
            new PlannedInvoice.Sale("1B", 1, 300));
  }

  @Test
  void anInvoiceMayMixSalesAdjustmentsAndSkippedRows() {
    var plan =
        Rows.plan("1,1A,x,6,1.00,,", "1,1A,x,3,0,,", "1,1B,lost,-2,0,,", "1,B,debt,1,-5.00,,");
    var invoice = plan.invoices().getFirst();
    assertThat(invoice.sales()).containsExactly(new PlannedInvoice.Sale("1A", 6, 100));
    assertThat(invoice.adjustments())
        .containsExactly(
            new PlannedInvoice.Adjustment("1A", 3, "found"),
            new PlannedInvoice.Adjustment("1B", -2, "damage"));
    assertThat(plan.skipped()).containsExactly(new SkippedRow(5, "1", "B", "negative price"));
    assertThat(plan.skus()).extracting(PlannedSku::code).containsExactly("1A", "1B");
    assertThat(invoice.skus()).containsExactlyInAnyOrder("1A", "1B");
  }

  @Test
  void returnsAreCountedInWholeUnits() {
    var plan = Rows.plan("C7,1A,x,-6,1.00,17850,", "C7,1A,x,-2,1.00,17850,");
    assertThat(plan.invoices().getFirst().returns())
        .containsExactly(
            new PlannedInvoice.Return(2, "1A", 6), new PlannedInvoice.Return(3, "1A", 2));
  }

  @Test
  void theOpeningStockCoversSalesAndDamageButCountsOnNothingThatComesIn() {
    var plan =
        Rows.plan(
            "C1,1A,x,-50,1.00,17850,",
            "1,1A,x,3,0,,",
            "2,1A,x,-2,0,,",
            "3,1A,x,6,1.00,17850,",
            "4,1A,x,4,1.00,17851,",
            "5,POST,x,9,1.00,17851,");
    assertThat(plan.skus()).extracting(PlannedSku::needed).containsExactly(12L, 0L);
    var sku = plan.skus().getFirst();
    var service = plan.skus().getLast();
    assertThat(new OpeningStock.Exact().of(sku)).isEqualTo(12);
    assertThat(new OpeningStock.Each(5).of(sku)).isEqualTo(5);
    assertThat(new OpeningStock.Each(5).of(service)).isZero();
    assertThat(service.tracked()).isFalse();
  }

  @Test
  void aSkuIsCalledByItsFirstTitleThatIsNoRemark() {
    var plan =
        Rows.plan(
            "1,1A,,6,1.00,,",
            "2,1A,damages,-1,0,,",
            "3,1A,RED MUG,1,2.00,,",
            "4,1A,MUG RED,1,2.00,,",
            "5,1B,,6,0,,",
            "6,1B,found,6,0,,",
            "7,1C,,6,0,,",
            "8,1c,Small,6,0.5,,");
    assertThat(plan.skus())
        .extracting(PlannedSku::code, PlannedSku::title, PlannedSku::pence)
        .containsExactly(
            tuple("1A", "RED MUG", 100L),
            tuple("1B", "found", 0L),
            tuple("1C", "1C", 0L),
            tuple("1c", "Small", 50L));
  }
}
