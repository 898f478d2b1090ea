package dev.holdfast.server.pay;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Engine;
import dev.holdfast.provider.Account;
import dev.holdfast.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/// Everything that goes on with payment providers, from start to stop.
public final class Payments implements AutoCloseable {
  private static final Duration LOOK_FOR_CALLS = Duration.ofMillis(250);
  private static final Duration LOOK_FOR_CALLBACKS = Duration.ofMillis(250);

  private final Desk desk;
  private final Reception reception;
  private final Clockwork calls;
  private final Clockwork callbacks;

  private Payments(
      Database database,
      Engine engine,
      Codec codec,
      List<Account> accounts,
      PayListener listener,
      DoubleSupplier chance) {
    var news = new News(engine, codec, listener);
    desk = new Desk(accounts, database.providerCalls(), news, listener, chance);
    var work = new InboxWork(database.callbacks(), desk, news, listener);
    calls = new Clockwork("provider-calls", LOOK_FOR_CALLS, desk::startDue);
    callbacks = new Clockwork("callbacks", LOOK_FOR_CALLBACKS, work::step);
    var inbox = new Inbox(database.callbacks(), callbacks::wake);
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

  /// Something new may be due: a payment was opened, a refund asked for, an order cancelled.
  public void wake() {
    calls.wake();
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
