package dev.holdfast.server;

import dev.holdfast.payment.LateMoney;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentPolicy;
import dev.holdfast.provider.Account;
import java.util.List;
import java.util.Set;

/// How money comes in: offline always, and by the accounts that are set up. All servers of a
/// database should say the same.
///
/// @param lateMoney what becomes of money that comes in after its order ended
public record Paying(List<Account> accounts, LateMoney lateMoney) {
  /// An operator's word is the only news.
  public static final Paying OFFLINE = new Paying(List.of(), LateMoney.REVIVE);

  public Paying {
    accounts = List.copyOf(accounts);
    long names = accounts.stream().map(Account::name).distinct().count();
    if (names < accounts.size()) throw new IllegalArgumentException("two accounts of one name");
  }

  PaymentPolicy policy() {
    var policy = PaymentPolicy.of(Set.of(Payment.OFFLINE)).withLateMoney(lateMoney);
    for (var account : accounts) {
      policy = policy.withWindow(account.name(), account.terms().window());
    }
    return policy;
  }
}
