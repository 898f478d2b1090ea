package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.order.FulfilmentStatus;
import dev.holdfast.order.HoldReason;
import dev.holdfast.order.OrderStatus;
import dev.holdfast.order.PaymentStatus;
import dev.holdfast.order.ReturnStatus;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The letters in the tables are the letters in the code.
class CodesTests {
  private static StoreDatabase database;

  @BeforeAll
  static void open() {
    database = new StoreDatabase();
    database.execute(
        """
        insert into orders (id, buyer_id, currency, total, discount, shipping, tax, created_at,
          status, payment_status, fulfilment_status, return_status, hold_reasons, due, captured,
          refunded, expires_at, version)
        values (1, 'b', 'GBP', 1, 0, 0, 0, now(), 'P', 'U', 'U', 'N', '', 1, 0, 0, now(), 1)
        """);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static <E extends Enum<E>> void check(Class<E> type, Codes.Code<E> code, String column) {
    for (var value : type.getEnumConstants()) {
      assertThat(code.parse(code.of(value))).isEqualTo(value);
      database.execute("update orders set %s = '%s'".formatted(column, code.of(value)));
      assertThat(database.ask("select %s from order_overview".formatted(column)))
          .isEqualTo(value.name());
    }
  }

  private static <E extends Enum<E>> void checkAllowed(
      Class<E> type, Codes.Code<E> code, String constraint) {
    var definition =
        database.ask(
            "select pg_get_constraintdef(oid) from pg_constraint where conname = '%s'"
                .formatted(constraint));
    for (var value : type.getEnumConstants()) {
      assertThat(code.parse(code.of(value))).isEqualTo(value);
      assertThat(definition).contains("'" + code.of(value) + "'");
    }
  }

  @Test
  void theOverviewSpellsEveryStatus() {
    check(OrderStatus.class, Codes.ORDER, "status");
    check(PaymentStatus.class, Codes.PAYMENT, "payment_status");
    check(FulfilmentStatus.class, Codes.FULFILMENT, "fulfilment_status");
    check(ReturnStatus.class, Codes.RETURN, "return_status");
  }

  @Test
  void theOverviewSpellsEverySetOfHoldReasons() {
    for (var reasons :
        Set.of(
            EnumSet.noneOf(HoldReason.class),
            EnumSet.of(HoldReason.OVERPAID),
            EnumSet.allOf(HoldReason.class))) {
      assertThat(Codes.HOLD.parseAll(Codes.HOLD.of(reasons))).isEqualTo(reasons);
      database.execute("update orders set hold_reasons = '%s'".formatted(Codes.HOLD.of(reasons)));
      assertThat(database.ask("select array_to_string(hold_reasons, ' ') from order_overview"))
          .isEqualTo(String.join(" ", reasons.stream().map(Enum::name).toList()));
    }
  }

  @Test
  void theTablesAllowEveryState() {
    checkAllowed(PaymentState.class, Codes.PAYMENT_STATE, "payment_state");
    checkAllowed(RefundState.class, Codes.REFUND_STATE, "refund_state");
  }
}
