package dev.holdfast.store.audit;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Rows of an [OrdinaryDay] that break what must be true of money on its way.
final class PaymentCorruptions {
  private static final String PAYMENT_OF =
      "(select p.id from payment p join orders o on o.id = p.order_id where o.buyer_id = '%s')";

  private PaymentCorruptions() {}

  static Stream<Arguments> all() {
    return Stream.of(
        arguments(
            "misfits-are-held", "update orders set hold_reasons = '' where buyer_id = 'misfit'"),
        arguments(
            "misfits-are-held", "update orders set hold_reasons = 'M' where buyer_id = 'pending'"),
        arguments(
            "stuck-refunds-are-held",
            "update refund set stuck = true where state = 'R'"
                + " and exists (select from provider_call c where c.id = refund.id)"),
        arguments(
            "stuck-refunds-are-held",
            "update orders set hold_reasons = 'S' where buyer_id = 'pending'"),
        arguments(
            "doubted-refunds-are-held",
            "update refund set doubted = true where state = 'R'"
                + " and exists (select from provider_call c where c.id = refund.id)"),
        arguments(
            "doubted-refunds-are-held",
            "update orders set hold_reasons = 'R' where buyer_id = 'pending'"),
        arguments(
            "payments-followed",
            "delete from provider_call where id = " + PAYMENT_OF.formatted("online")),
        arguments("payments-followed", "delete from provider_call where kind = 'R'"),
        arguments(
            "payments-followed",
            "insert into provider_call values (1, now() + interval '1 day', null, 0, 'P', 'card')"),
        arguments(
            "payments-followed",
            "update payment set state = 'F', settled_at = now() where id = "
                + PAYMENT_OF.formatted("online")),
        arguments(
            "provider-calls-on-time",
            "update provider_call set next_at = now() - interval '2 hours' where kind = 'R'"),
        arguments(
            "payments-close-on-time",
            "update payment set closes_at = now() - interval '1 hour' where id = "
                + PAYMENT_OF.formatted("online")),
        arguments(
            "refunds-end",
            "update refund set created_at = now() - interval '15 days' where state = 'R'"
                + " and exists (select from provider_call c where c.id = refund.id)"),
        arguments(
            "callbacks-processed",
            "update callback set received_at = now() - interval '1 hour' where message_id = 'm'"));
  }
}
