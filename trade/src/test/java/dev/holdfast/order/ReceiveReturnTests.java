package dev.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.CloseReturn.ReturnClosed;
import dev.holdfast.order.ReceiveReturn.ReturnReceived;
import dev.holdfast.order.RefundOrder.RefundCreated;
import dev.holdfast.order.RequestReturn.ReturnRequested;
import dev.holdfast.payment.NewsSource;
import dev.holdfast.payment.RefundState;
import dev.holdfast.stock.StockMoved;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiveReturnTests {
  private final Desk desk = new Desk();
  private final String order;

  ReceiveReturnTests() {
    desk.shop().location("MAIN", 0).sku("A", 100).service("S", 50).receive("A", "MAIN", 9);
    order = desk.place(desk.line("A", 5), desk.line("S", 2)).id();
  }

  private Order order() {
    return desk.order(order);
  }

  private void delivered(long units) {
    desk.pay(order);
    desk.deliver(desk.ship(order, new LineQuantity(1, units)).id());
  }

  private Outcome receive(Restock restock, LineQuantity... lines) {
    return desk.shop().decide(new ReceiveReturn(Long.parseLong(order), List.of(lines), restock));
  }

  private Outcome refund(long units, Restock restock) {
    var lines = List.of(new LineQuantity(1, units));
    return desk.shop()
        .decide(new RefundOrder(Long.parseLong(order), null, lines, restock, "broken"));
  }

  private void ask(long units) {
    var lines = List.of(new LineQuantity(1, units));
    desk.shop()
        .decide(
            ReturnRequested.class, new RequestReturn(Long.parseLong(order), lines, "small", null));
  }

  private Outcome close() {
    return desk.shop().decide(new CloseReturn(Long.parseLong(order), "keeps it"));
  }

  private List<Entry> lastEntries(int count) {
    var entries = desk.shop().journal().stream().map(Workspace.Journaled::entry).toList();
    return entries.subList(entries.size() - count, entries.size());
  }

  @Test
  void goodsComeBackAfterTheirRefund() {
    delivered(5);
    assertThat(refund(2, Restock.NONE)).isInstanceOf(RefundCreated.class);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.NONE);
    assertThat(desk.quantities("A")).isEqualTo("4 on hand, 0 reserved, 0 committed, 0 unavailable");

    var view = ((ReturnReceived) receive(Restock.SELLABLE, new LineQuantity(1, 2))).order();
    assertThat(view.returnStatus()).isEqualTo(ReturnStatus.CLOSED);
    assertThat(view.allowedActions()).contains(Action.RECEIVE_RETURN);
    assertThat(order().lines().getFirst().returned()).isEqualTo(2);
    assertThat(desk.quantities("A")).isEqualTo("6 on hand, 0 reserved, 0 committed, 0 unavailable");
    assertThat(lastEntries(2))
        .extracting(Entry::event)
        .contains(
            new OrderEvent.ReturnReceived(
                order().status(), List.of(new LineQuantity(1, 2)), Restock.SELLABLE))
        .hasAtLeastOneElementOfType(StockMoved.class);
    Invariants.check(desk.shop());
  }

  @Test
  void goodsComeBackBeforeTheirRefund() {
    delivered(5);
    assertThat(receive(Restock.DAMAGED, new LineQuantity(1, 5))).isInstanceOf(ReturnReceived.class);
    assertThat(desk.quantities("A")).isEqualTo("9 on hand, 0 reserved, 0 committed, 5 unavailable");
    assertThat(refund(1, Restock.SELLABLE))
        .as("they are back")
        .isInstanceOf(QuantityExceeded.class);
    assertThat(((RefundCreated) refund(5, Restock.NONE)).amount()).isEqualTo(500);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.CLOSED);
    Invariants.check(desk.shop());
  }

  @Test
  void goodsThatAreBackWaitForTheRefundThatIsOpen() {
    var payment = desk.open(order, "online", null);
    desk.record(Desk.success(payment, "r1", NewsSource.CALLBACK));
    desk.deliver(desk.ship(order, new LineQuantity(1, 5)).id());
    ask(2);
    refund(2, Restock.NONE);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.REQUESTED);
    receive(Restock.SELLABLE, new LineQuantity(1, 2));
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.RECEIVED);
    desk.record(order().refunds().getFirst(), RefundState.SUCCEEDED);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.CLOSED);
  }

  @Test
  void anUntrackedLineComesBackWithoutStock() {
    desk.pay(order);
    desk.deliver(desk.ship(order, new LineQuantity(2, 2)).id());
    int entries = desk.shop().journal().size();
    assertThat(receive(Restock.SELLABLE, new LineQuantity(2, 1)))
        .isInstanceOf(ReturnReceived.class);
    assertThat(desk.shop().journal()).as("the order alone").hasSize(entries + 1);
    assertThat(order().lines().get(1).returned()).isEqualTo(1);
  }

  @Test
  void receiptsAreRefusedInTheDocumentedOrder() {
    var tooMany = new LineQuantity(1, 4);
    var noLine = new LineQuantity(3, 1);
    assertThat(desk.shop().decide(new ReceiveReturn(9, List.of(tooMany, noLine), Restock.SELLABLE)))
        .isEqualTo(new OrderNotFound("9"));
    desk.pay(order);
    desk.ship(order, new LineQuantity(1, 4));
    assertThat(receive(Restock.SELLABLE, tooMany, noLine))
        .isInstanceOfSatisfying(
            IllegalTransition.class,
            refusal -> assertThat(refusal.action()).isEqualTo(Action.RECEIVE_RETURN));
    desk.deliver(Long.toString(order().shipments().getFirst().id()));
    receive(Restock.SELLABLE, new LineQuantity(1, 1));
    var before = desk.quantities("A");
    assertThat(receive(Restock.SELLABLE, tooMany, noLine))
        .isEqualTo(new LineNotFound(3, "lines[1].line"));
    assertThat(receive(Restock.SELLABLE, tooMany))
        .isEqualTo(new QuantityExceeded(1, 4, 3, "lines[0].quantity"));
    assertThat(desk.quantities("A")).isEqualTo(before);
  }

  @Test
  void aReturnThatWillNotComeIsClosed() {
    delivered(5);
    ask(2);
    assertThat(OrderView.of(order()).allowedActions()).contains(Action.CLOSE_RETURN);
    var view = ((ReturnClosed) close()).order();
    assertThat(view.returnStatus()).isEqualTo(ReturnStatus.CLOSED);
    assertThat(view.allowedActions()).doesNotContain(Action.CLOSE_RETURN);
    assertThat(lastEntries(1).getFirst().event())
        .isEqualTo(new OrderEvent.ReturnClosed(order().status(), "keeps it"));
    ask(1);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.REQUESTED);
    receive(Restock.SELLABLE, new LineQuantity(1, 1));
    assertThat(close()).as("the goods are back").isInstanceOf(IllegalTransition.class);
  }

  @Test
  void closingIsRefusedInTheDocumentedOrder() {
    assertThat(desk.shop().decide(new CloseReturn(9, "no"))).isEqualTo(new OrderNotFound("9"));
    delivered(5);
    assertThat(close())
        .isInstanceOfSatisfying(
            IllegalTransition.class,
            refusal -> assertThat(refusal.action()).isEqualTo(Action.CLOSE_RETURN));
  }

  @Test
  void returnsWaitWhileAPersonHasToDecide() {
    var twice = desk.open(order);
    delivered(3);
    ask(1);
    desk.record(Desk.success(twice, "r2", NewsSource.OPERATOR));
    assertThat(order().holdReasons()).containsExactly(HoldReason.OVERPAID);
    assertThat(receive(Restock.SELLABLE, new LineQuantity(1, 1)))
        .isInstanceOf(IllegalTransition.class);
    assertThat(close()).isInstanceOf(IllegalTransition.class);
    assertThat(order().returnStatus()).isEqualTo(ReturnStatus.REQUESTED);
  }
}
