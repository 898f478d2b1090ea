package dev.holdfast.cli.chaos;

import dev.holdfast.client.Payment;
import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What came of each fault.
///
/// @param faults one row for each
/// @param untouched what came of the payments whose callbacks met with nothing
/// @param outages how often the provider was away
record Figures(List<Row> faults, Row untouched, int kills, int outages) {
  private static final double SIGMAS = 4;

  /// @param wanted its share, from 0 to 1
  /// @param of how many it could have struck
  /// @param struck how many it did
  /// @param charged of those, how many the provider took money for
  /// @param returned of those, how many it gave back
  /// @param healing how long it took from the provider's success to ours
  record Row(
      String fault,
      double wanted,
      long of,
      long struck,
      long charged,
      long returned,
      Healing healing) {

    double share() {
      return of == 0 ? 0 : (double) struck / of;
    }

    /// Whether the share is what chance makes of what was wanted.
    boolean isReached() {
      double spread = SIGMAS * Math.sqrt(of * wanted * (1 - wanted)) + 1;
      return Math.abs(struck - of * wanted) <= spread;
    }
  }

  static Figures of(Faults faults, Books books, List<Charge> ledger, int kills, int outages) {
    var rows = new ArrayList<Row>();
    for (var fault : Fault.values()) {
      if (faults.share(fault) > 0) rows.add(row(fault, faults, books, ledger));
    }
    var calm = row("none", 0, ledger, Charge::isUntouched, Charge::isPaid, books);
    return new Figures(rows, calm, kills, outages);
  }

  private static Row row(Fault fault, Faults faults, Books books, List<Charge> ledger) {
    var label = fault.label();
    return switch (fault) {
      case LOSE, DUPLICATE, DELAY, REORDER ->
          row(label, faults.share(fault), ledger, it -> it.fate(label), Charge::isPaid, books);
      case PAY_TWICE -> twice(faults.share(fault), books, ledger);
      case FORGE, TIMEOUT, CORRUPT, PROBE, PAY_AFTER_CLOSE, ERROR ->
          row(label, faults.share(fault), ledger, struckBy(label), exposedTo(fault), books);
      case WRONG_AMOUNT, REFUSE_REFUND, FAIL_REFUND ->
          row(label, 0, ledger, struckBy(label), it -> true, books);
    };
  }

  /// Which charges it could have struck.
  private static Predicate<Charge> exposedTo(Fault fault) {
    return switch (fault) {
      case CORRUPT -> Charge::isSent;
      case PROBE -> charge -> charge.isSent() && charge.trade().channel().equals("wechat");
      case PAY_AFTER_CLOSE -> Charge::isClosed;
      case LOSE, DUPLICATE, DELAY, REORDER -> Charge::isPaid;
      case FORGE, TIMEOUT, PAY_TWICE, WRONG_AMOUNT, ERROR, REFUSE_REFUND, FAIL_REFUND ->
          charge -> true;
    };
  }

  /// Of the orders: what strikes an order strikes both of its charges.
  private static Row twice(double wanted, Books books, List<Charge> ledger) {
    var label = Fault.PAY_TWICE.label();
    var row = row(label, wanted, ledger, struckBy(label), charge -> true, books);
    return new Row(
        label,
        wanted,
        books.orders().size(),
        row.struck() / 2,
        row.charged(),
        row.returned(),
        row.healing());
  }

  private static Predicate<Charge> struckBy(String label) {
    return charge -> charge.trade().struck().contains(label);
  }

  private static Row row(
      String label,
      double wanted,
      List<Charge> ledger,
      Predicate<Charge> strikes,
      Predicate<Charge> exposed,
      Books books) {
    var of = ledger.stream().filter(exposed).toList();
    var struck = of.stream().filter(strikes).toList();
    var charged = struck.stream().filter(Charge::isPaid).toList();
    return new Row(
        label,
        wanted,
        of.size(),
        struck.size(),
        charged.size(),
        charged.stream().filter(charge -> charge.refunded() > 0).count(),
        Healing.of(charged.stream().map(charge -> healing(charge, books)).toList()));
  }

  private static @Nullable Duration healing(Charge charge, Books books) {
    Payment payment = books.payments().get(charge.payment());
    if (payment == null || payment.settledAt() == null) return null;
    long millis = payment.settledAt().toEpochMilli() - charge.trade().paidAt();
    return Duration.ofMillis(Math.max(0, millis));
  }

  Row row(Fault fault) {
    return faults.stream()
        .filter(row -> row.fault().equals(fault.label()))
        .findFirst()
        .orElseThrow();
  }
}
