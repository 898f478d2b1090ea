package dev.holdfast.sandbox.ledger;

import dev.holdfast.sandbox.fault.Fault;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// A payment as the provider knows it. Times are milliseconds since 1970, 0 for never.
///
/// @param id the provider's
/// @param number the merchant's; one trade for each channel and number
/// @param amount minor units asked for
/// @param notifyUrl where messages go; empty for nowhere
/// @param extras what the channel has to give back: attachments, metadata, a return address
/// @param paid minor units that came in
/// @param struck faults that had an effect on it
public record Trade(
    String id,
    Channel channel,
    String number,
    String title,
    long amount,
    String currency,
    String notifyUrl,
    Map<String, String> extras,
    long openedAt,
    long expiresAt,
    long visitedAt,
    TradeState state,
    long paid,
    long paidAt,
    long closedAt,
    Set<Fault> struck) {

  public String extra(String name) {
    return extras.getOrDefault(name, "");
  }

  public boolean wasPaid() {
    return state == TradeState.PAID;
  }

  Trade visited(long at) {
    return new Trade(
        id, channel, number, title, amount, currency, notifyUrl, extras, openedAt, expiresAt, at,
        state, paid, paidAt, closedAt, struck);
  }

  public Trade charged(long money, long at) {
    return new Trade(
        id,
        channel,
        number,
        title,
        amount,
        currency,
        notifyUrl,
        extras,
        openedAt,
        expiresAt,
        visitedAt,
        TradeState.PAID,
        money,
        at,
        closedAt,
        struck);
  }

  public Trade closed(long at) {
    return new Trade(
        id,
        channel,
        number,
        title,
        amount,
        currency,
        notifyUrl,
        extras,
        openedAt,
        expiresAt,
        visitedAt,
        TradeState.CLOSED,
        paid,
        paidAt,
        at,
        struck);
  }

  public Trade struckBy(Fault fault) {
    var more = EnumSet.of(fault);
    more.addAll(struck);
    return new Trade(
        id, channel, number, title, amount, currency, notifyUrl, extras, openedAt, expiresAt,
        visitedAt, state, paid, paidAt, closedAt, more);
  }
}
