package dev.holdfast.server.pay;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Entry;
import dev.holdfast.order.OrderEvent;
import dev.holdfast.payment.Payment;
import dev.holdfast.provider.Account;
import dev.holdfast.store.Database;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Everything that goes on with payment providers, from start to stop.
public final class Payments implements AutoCloseable {
  private final Desk desk;
  private final Reception reception;
  private final LostMessages lost;
  private final Clockwork calls = new Clockwork("provider-calls");
  private final Clockwork callbacks = new Clockwork("callbacks");

  private Payments(
      Database database,
      Engine engine,
      Codec codec,
      List<Account> accounts,
      PayListener listener,
      DoubleSupplier chance) {
    var news = new News(engine, codec, listener);
    desk =
        new Desk(
            accounts,
            database.providerCalls(),
            database.providerBudgets(),
            news,
            listener,
            chance,
            calls::wakeIn);
    var work = new InboxWork(database.callbacks(), desk, news, listener);
    calls.start(desk::startDue);
    callbacks.start(work::step);
    var inbox = new Inbox(database.callbacks(), callbacks::wake);
    lost = new LostMessages(desk, database.callbacks(), callbacks::wake);
    reception = new Reception(inbox, database.refusedCallbacks(), listener);
  }

  /// @param chance from 0 to 1, for jitter
  public static Payments start(
      Database database,
      Engine engine,
      List<Account> accounts,
      PayListener listener,
      DoubleSupplier chance) {
    return new Payments(database, engine, database.codec(), accounts, listener, chance);
  }

  public Desk desk() {
    return desk;
  }

  public Reception reception() {
    return reception;
  }

  public LostMessages lost() {
    return lost;
  }

  /// Hears what a lane has committed: a provider may have to be asked for something now.
  public void hear(Entry entry) {
    if (entry.event() instanceof OrderEvent event && asks(event)) calls.wake();
  }

  /// Whether a payment or a refund may have come up, or a payment that is to be closed.
  private static boolean asks(OrderEvent event) {
    return switch (event) {
      case OrderEvent.PaymentOpened opened -> !opened.provider().equals(Payment.OFFLINE);
      case OrderEvent.PaymentRecorded recorded ->
          !recorded.closed().isEmpty() || !recorded.refunds().isEmpty();
      case OrderEvent.PaymentResolved resolved ->
          !resolved.closed().isEmpty() || !resolved.refunds().isEmpty();
      case OrderEvent.OrderCancelled _,
          OrderEvent.OrderExpired _,
          OrderEvent.OrderRefunded _,
          OrderEvent.RefundRecorded _ ->
          true;
      case OrderEvent.OrderPlaced _,
          OrderEvent.PaymentReady _,
          OrderEvent.OrderShipped _,
          OrderEvent.ShipmentDelivered _,
          OrderEvent.ReturnRequested _,
          OrderEvent.ReturnReceived _,
          OrderEvent.ReturnClosed _,
          OrderEvent.RefundConfirmed _ ->
          false;
    };
  }

  /// Has stored callbacks looked at now.
  public void wakeCallbacks() {
    callbacks.wake();
  }

  /// Stores what has come in and lets conversations end; what is left is taken up by whoever starts
  /// next.
  @Override
  public void close() {
    reception.close();
    callbacks.close();
    calls.close();
    desk.close();
  }
}
