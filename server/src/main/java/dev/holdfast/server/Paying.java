package dev.holdfast.server;

import dev.holdfast.payment.LateMoney;
import dev.holdfast.payment.Payment;
import dev.holdfast.payment.PaymentPolicy;
import dev.holdfast.provider.Account;
import dev.holdfast.provider.account.InvalidAccounts;
import dev.holdfast.provider.account.ProviderAccounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// How money comes in: offline always, and by the accounts that are set up. All servers of a
/// database should say the same. Whoever starts a server with it closes it after the server.
///
/// @param lateMoney what becomes of money that comes in after its order ended
public record Paying(List<Account> accounts, LateMoney lateMoney, Runnable end)
    implements AutoCloseable {
  /// An operator's word is the only news.
  public static final Paying OFFLINE = new Paying(List.of(), LateMoney.REVIVE);

  public Paying {
    accounts = List.copyOf(accounts);
    long names = accounts.stream().map(Account::name).distinct().count();
    if (names < accounts.size()) throw new IllegalArgumentException("two accounts of one name");
  }

  public Paying(List<Account> accounts, LateMoney lateMoney) {
    this(accounts, lateMoney, () -> {});
  }

  /// @param file of the accounts, docs/payments.md says how it looks
  /// @param refundLate whether late money goes back rather than revives its order
  /// @throws IllegalArgumentException when an account is not as it must be
  public static Paying load(Path file, boolean refundLate) {
    try {
      var loaded = ProviderAccounts.load(file, System.getenv());
      var lateMoney = refundLate ? LateMoney.REFUND : LateMoney.REVIVE;
      return new Paying(loaded.accounts(), lateMoney, loaded::close);
    } catch (InvalidAccounts e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  PaymentPolicy policy() {
    var policy = PaymentPolicy.of(Set.of(Payment.OFFLINE)).withLateMoney(lateMoney);
    for (var account : accounts) {
      policy = policy.withWindow(account.name(), account.terms().window());
    }
    return policy;
  }

  @Override
  public void close() {
    end.run();
  }
}
