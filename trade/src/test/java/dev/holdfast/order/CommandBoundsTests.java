package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.order.PlaceOrder.Line;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.stock.Bounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A command whose values are out of bounds cannot be made, and says which field is to blame.
class CommandBoundsTests {
  private static final Line LINE = new Line("A", 1, null, null);

  private static void invalid(String field, ThrowingCallable making) {
    assertThatExceptionOfType(InvalidCommand.class)
        .isThrownBy(making)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field))
        .withMessageStartingWith(field + " ");
  }

  private static PlaceOrder place(
      String buyer,
      String currency,
      List<Line> lines,
      @Nullable Long shipping,
      @Nullable Long seconds) {
    return new PlaceOrder(buyer, currency, lines, shipping, null, null, new TreeMap<>(), seconds);
  }

  private static PlaceOrder lines(Line... lines) {
    return place("b", "GBP", List.of(lines), null, null);
  }

  private static PlaceOrder metadata(SortedMap<String, String> metadata) {
    return new PlaceOrder("b", "GBP", List.of(LINE), null, null, null, metadata, null);
  }

  private static PlaceOrder texts(@Nullable String reference, @Nullable String note) {
    return new PlaceOrder("b", "GBP", List.of(LINE), null, reference, note, new TreeMap<>(), null);
  }

  private static LineQuantity some(int line, long quantity) {
    return new LineQuantity(line, quantity);
  }

  @Test
  void ordersHaveABuyerACurrencyAndLines() {
    invalid("buyerId", () -> place(" ", "GBP", List.of(LINE), null, null));
    invalid("buyerId", () -> place("x".repeat(129), "GBP", List.of(LINE), null, null));
    invalid("currency", () -> place("b", "gbp", List.of(LINE), null, null));
    invalid("lines", () -> place("b", "GBP", List.of(), null, null));
    invalid("lines", () -> place("b", "GBP", Collections.nCopies(10_001, LINE), null, null));
    assertThat(place("x".repeat(128), "GBP", Collections.nCopies(10_000, LINE), null, null).lines())
        .hasSize(10_000);
  }

  @Test
  void amountsOfOrdersAreBounded() {
    invalid("shipping", () -> place("b", "GBP", List.of(LINE), -1L, null));
    invalid("shipping", () -> place("b", "GBP", List.of(LINE), Bounds.MAX_AMOUNT + 1, null));
    invalid("expiresInSeconds", () -> place("b", "GBP", List.of(LINE), null, 0L));
    invalid("expiresInSeconds", () -> place("b", "GBP", List.of(LINE), null, 2_592_001L));
    assertThatNoException()
        .isThrownBy(() -> place("b", "GBP", List.of(LINE), Bounds.MAX_AMOUNT, 2_592_000L));
    assertThatNoException().isThrownBy(() -> place("b", "GBP", List.of(LINE), 0L, 1L));
  }

  @Test
  void linesNameTheirFaults() {
    invalid("lines[0].sku", () -> lines(new Line("", 1, null, null)));
    invalid("lines[1].quantity", () -> lines(LINE, new Line("A", 0, null, null)));
    invalid("lines[1].quantity", () -> lines(LINE, new Line("A", -1, null, null)));
    invalid("lines[0].quantity", () -> lines(new Line("A", 1_000_000_001L, null, null)));
    invalid("lines[0].unitPrice", () -> lines(new Line("A", 1, -1L, null)));
    invalid("lines[0].tax", () -> lines(new Line("A", 1, 1L, -1L)));
    assertThatNoException()
        .isThrownBy(
            () -> lines(new Line("A", 1_000_000_000L, Bounds.MAX_AMOUNT, Bounds.MAX_AMOUNT)));
  }

  @Test
  void textsAreBounded() {
    invalid("reference", () -> texts("x".repeat(501), null));
    invalid("reference", () -> texts("a\nb", null));
    invalid("note", () -> texts(null, "x".repeat(2001)));
    assertThat(texts("x".repeat(500), "two\nlines").note()).isEqualTo("two\nlines");
  }

  @Test
  void metadataIsBoundedAndCopied() {
    var pairs = new TreeMap<String, String>();
    for (int i = 0; i < 50; i++) pairs.put("k" + i, "v");
    var command = metadata(pairs);
    pairs.put("one more", "v");
    assertThat(command.metadata()).hasSize(50);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> command.metadata().clear());
    invalid("metadata", () -> metadata(pairs));
    invalid("metadata", () -> metadata(new TreeMap<>(Map.of("x".repeat(65), "v"))));
    invalid("metadata.k", () -> metadata(new TreeMap<>(Map.of("k", "x".repeat(501)))));
    var key = "x".repeat(64);
    assertThat(metadata(new TreeMap<>(Map.of(key, "v"))).metadata()).containsKey(key);
  }

  @Test
  void linesAreCopied() {
    var lines = new ArrayList<>(List.of(LINE));
    var command = place("b", "GBP", lines, null, null);
    lines.clear();
    assertThat(command.lines()).containsExactly(LINE);
  }

  @Test
  void partsOfOrdersAreNamedOnceAndInBounds() {
    invalid("lines", () -> new ShipOrder(1, List.of(), null, null));
    invalid("lines[0].line", () -> new ShipOrder(1, List.of(some(0, 1)), null, null));
    invalid("lines[0].quantity", () -> new ShipOrder(1, List.of(some(1, 0)), null, null));
    invalid("lines[1].line", () -> new CancelOrder(1, "r", List.of(some(1, 1), some(1, 1)), null));
    invalid(
        "lines[1].quantity",
        () -> new RequestReturn(1, List.of(some(1, 1), some(2, -1)), "r", null));
    invalid("lines", () -> new ReceiveReturn(1, List.of(), Restock.SELLABLE));
    invalid(
        "lines[0].line",
        () -> new RefundOrder(1, null, List.of(some(10_001, 1)), Restock.NONE, "r"));
    assertThatNoException()
        .isThrownBy(() -> new ShipOrder(1, List.of(some(10_000, 1_000_000_000)), null, null));
  }

  @Test
  void reasonsAndNamesAreNeeded() {
    invalid("reason", () -> new CancelOrder(1, "", null, null));
    invalid("reason", () -> new RequestReturn(1, List.of(some(1, 1)), " ", null));
    invalid("reason", () -> new CloseReturn(1, " "));
    invalid("reason", () -> new RefundOrder(1, 1L, null, Restock.NONE, ""));
    invalid("carrier", () -> new ShipOrder(1, List.of(some(1, 1)), "", null));
    invalid("tracking", () -> new ShipOrder(1, List.of(some(1, 1)), "DHL", "\0"));
    invalid("provider", () -> new OpenPayment(1, "", null, null));
    invalid("reference", () -> new ConfirmRefund(1, "", null));
    invalid("note", () -> new ConfirmRefund(1, "r", "\0"));
  }

  @Test
  void refundsNameAnAmountOrLines() {
    invalid("amount", () -> new RefundOrder(1, null, null, Restock.NONE, "r"));
    invalid("amount", () -> new RefundOrder(1, 0L, null, Restock.NONE, "r"));
    invalid("amount", () -> new RefundOrder(1, -1L, List.of(some(1, 1)), Restock.NONE, "r"));
    invalid("restock", () -> new RefundOrder(1, 1L, null, Restock.SELLABLE, "r"));
    invalid("restock", () -> new ReceiveReturn(1, List.of(some(1, 1)), Restock.NONE));
    assertThatNoException()
        .isThrownBy(() -> new RefundOrder(1, 0L, List.of(some(1, 1)), Restock.DAMAGED, "r"));
    assertThatNoException().isThrownBy(() -> new RefundOrder(1, 1L, null, Restock.NONE, "r"));
  }

  @Test
  void paymentsAskForSomething() {
    invalid("amount", () -> new OpenPayment(1, "offline", 0L, null));
    assertThatNoException().isThrownBy(() -> new OpenPayment(1, "offline", 1L, null));
  }

  private static PaymentNews news(
      PaymentState state, @Nullable Long amount, @Nullable String currency) {
    return new PaymentNews(state, amount, currency, null, null);
  }

  @Test
  void newsOfMoneySaysHowMuch() {
    invalid("state", () -> news(PaymentState.CREATED, null, null));
    invalid("amount", () -> news(PaymentState.SUCCEEDED, null, "GBP"));
    invalid("amount", () -> news(PaymentState.SUCCEEDED, 0L, "GBP"));
    invalid("currency", () -> news(PaymentState.SUCCEEDED, 1L, null));
    invalid("currency", () -> news(PaymentState.FAILED, null, "pounds"));
    invalid("reference", () -> new PaymentNews(PaymentState.FAILED, null, null, "", null));
    invalid("note", () -> new PaymentNews(PaymentState.FAILED, null, null, null, "\0"));
    assertThatNoException().isThrownBy(() -> news(PaymentState.FAILED, null, null));
  }

  @Test
  void anOperatorNamesTheMoney() {
    var nameless = news(PaymentState.SUCCEEDED, 1L, "GBP");
    invalid("reference", () -> new RecordPayment(1, nameless, NewsSource.OPERATOR));
    assertThatNoException().isThrownBy(() -> new RecordPayment(1, nameless, NewsSource.QUERY));
    assertThatNoException()
        .isThrownBy(
            () -> new RecordPayment(1, news(PaymentState.FAILED, null, null), NewsSource.OPERATOR));
  }
}
