package dev.holdfast.provider.account;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.holdfast.provider.Account;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.wire.Limits;
import dev.holdfast.provider.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The merchant accounts of this installation, ready for use; docs/payments.md describes their
/// file. Close it when no provider is used any more.
public final class ProviderAccounts implements AutoCloseable {
  private final Wire wire;
  private final List<Account> accounts;

  private ProviderAccounts(Wire wire, List<Account> accounts) {
    this.wire = wire;
    this.accounts = List.copyOf(accounts);
  }

  /// No account: nothing but offline money.
  public static ProviderAccounts none() {
    return new ProviderAccounts(new Wire(Limits.STANDARD), List.of());
  }

  /// @param environment where secrets may be, `System.getenv()`
  /// @throws InvalidAccounts when an account is not as it must be
  public static ProviderAccounts load(Path file, Map<String, String> environment) {
    var secrets = new SecretSource(file.toAbsolutePath(), environment);
    var whole = new Fields(secrets, "", parse(file));
    var standard = Limits.STANDARD;
    int connect = whole.seconds("connectSeconds", (int) standard.connect().toSeconds());
    int answer = whole.seconds("answerSeconds", (int) standard.answer().toSeconds());
    if (answer < connect) throw whole.invalid("answerSeconds", "is less than connectSeconds");
    var callbackBase = callbackBase(whole);
    var accounts = whole.get("accounts");
    whole.done();
    if (accounts == null || !accounts.isJsonArray()) {
      throw whole.invalid("accounts", "must be [...]");
    }
    var wire = new Wire(new Limits(Duration.ofSeconds(connect), Duration.ofSeconds(answer)));
    try {
      return new ProviderAccounts(
          wire, read(secrets, accounts, new AccountReader(wire, callbackBase)));
    } catch (RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  private static @Nullable String callbackBase(Fields whole) {
    if (whole.get("callbackBase") == null) return null;
    var url = whole.url("callbackBase", null).toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static JsonElement parse(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file));
    } catch (IOException e) {
      throw new InvalidAccounts(file, "", "cannot be read");
    } catch (JsonParseException e) {
      // Not the message, which may quote what stands around the error.
      throw new InvalidAccounts(file, "", "is no JSON");
    }
  }

  private static List<Account> read(
      SecretSource secrets, JsonElement accounts, AccountReader reader) {
    var all = new ArrayList<Account>();
    for (var account : accounts.getAsJsonArray()) {
      var path = "accounts[" + all.size() + "]";
      var fields = new Fields(secrets, path, account);
      var next = read(secrets, path, fields, reader);
      if (all.stream().anyMatch(other -> other.name().equals(next.name()))) {
        throw fields.invalid("name", "is taken: " + next.name());
      }
      all.add(next);
    }
    return all;
  }

  private static Account read(
      SecretSource secrets, String path, Fields fields, AccountReader reader) {
    try {
      return reader.read(fields);
    } catch (IllegalArgumentException e) {
      throw new InvalidAccounts(secrets.file(), path, "cannot be used: " + e.getMessage());
    }
  }

  public List<PaymentProvider> providers() {
    return accounts.stream().map(Account::provider).toList();
  }

  /// The providers with the terms on which each is used.
  public List<Account> accounts() {
    return accounts;
  }

  @Override
  public void close() {
    wire.close();
  }

  @Override
  public String toString() {
    return "ProviderAccounts" + accounts.stream().map(Account::name).toList();
  }
}
