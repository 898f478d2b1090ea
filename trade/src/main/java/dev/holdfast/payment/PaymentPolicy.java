package dev.holdfast.payment;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a shop takes money.
///
/// @param windows how long a payment may take, for each provider's account that is set up,
///   `offline` among them: the first payment by an account puts the order's deadline off so that
///   this much is left
public record PaymentPolicy(SortedMap<String, Duration> windows, LateMoney lateMoney) {
  /// How long a bank transfer may take.
  public static final Duration OFFLINE_WINDOW = Duration.ofDays(7);

  /// How long a buyer may take at an online provider, unless its account says otherwise.
  public static final Duration ONLINE_WINDOW = Duration.ofMinutes(5);

  public PaymentPolicy {
    windows = Collections.unmodifiableSortedMap(new TreeMap<>(windows));
  }

  /// The usual windows; late money revives its order.
  ///
  /// @param providers names of the accounts that are set up, `offline` among them
  public static PaymentPolicy of(Collection<String> providers) {
    var windows = new TreeMap<String, Duration>();
    for (var name : providers) {
      windows.put(name, name.equals(Payment.OFFLINE) ? OFFLINE_WINDOW : ONLINE_WINDOW);
    }
    return new PaymentPolicy(windows, LateMoney.REVIVE);
  }

  public PaymentPolicy withWindow(String account, Duration window) {
    var more = new TreeMap<>(windows);
    more.put(account, window);
    return new PaymentPolicy(more, lateMoney);
  }

  public PaymentPolicy withLateMoney(LateMoney policy) {
    return new PaymentPolicy(windows, policy);
  }
}
