package dev.holdfast.server.pay;

import dev.holdfast.provider.Account;
import dev.holdfast.store.ProviderBudgets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The line to an account's provider: its budget of calls, and the places for those that may go on
/// at once.
record Line(Account account, Budget budget, Semaphore free) {
  private static final Duration FOR_A_PLACE = Duration.ofMillis(500);

  static Line to(Account account, ProviderBudgets budgets) {
    int perSecond = account.terms().callsPerSecond();
    var budget =
        new Budget(
            perSecond,
            wanted -> budgets.draw(account.name(), perSecond, wanted),
            System.nanoTime());
    return new Line(account, budget, new Semaphore(account.terms().callsAtOnce()));
  }

  /// Takes a place, for which it waits a moment.
  boolean place() {
    try {
      return free.tryAcquire(FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// @param paid how many calls are charged already
  Asking asking(PayListener listener, int paid) {
    return new Asking(account.provider(), listener, budget, paid);
  }

  /// Takes all places, so that nobody begins another call.
  ///
  /// @return false when some were not free in time
  boolean fallSilent(Duration within) throws InterruptedException {
    return free.tryAcquire(account.terms().callsAtOnce(), within.toMillis(), TimeUnit.MILLISECONDS);
  }
}
