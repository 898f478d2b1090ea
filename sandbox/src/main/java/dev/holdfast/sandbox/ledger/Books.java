package dev.holdfast.sandbox.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// All that the file says, in memory. Not thread-safe: [Ledger] lends it to one at a time.
public final class Books {
  private final Map<String, Trade> trades = new LinkedHashMap<>();
  private final Map<String, String> tradeByNumber = new HashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, String> refundByNumber = new HashMap<>();
  private final Map<String, List<String>> refundsByTrade = new HashMap<>();
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<String, List<String>> messagesByTrade = new HashMap<>();
  private final Map<String, Entry.Answered> answers = new HashMap<>();

  Books() {}

  /// In the order of their opening.
  public Collection<Trade> trades() {
    return Collections.unmodifiableCollection(trades.values());
  }

  public Optional<Trade> trade(String id) {
    return Optional.ofNullable(trades.get(id));
  }

  public Optional<Trade> trade(Channel channel, String number) {
    return Optional.ofNullable(tradeByNumber.get(numbered(channel, number))).map(trades::get);
  }

  public Collection<Refund> refunds() {
    return Collections.unmodifiableCollection(refunds.values());
  }

  public Optional<Refund> refund(String id) {
    return Optional.ofNullable(refunds.get(id));
  }

  /// The last one of that number.
  public Optional<Refund> refund(Channel channel, String number) {
    return Optional.ofNullable(refundByNumber.get(numbered(channel, number))).map(refunds::get);
  }

  public List<Refund> refundsOf(String trade) {
    return refundsByTrade.getOrDefault(trade, List.of()).stream().map(this::refundOf).toList();
  }

  private Refund refundOf(String id) {
    return refund(id).orElseThrow();
  }

  /// Oldest first.
  public Collection<Message> messages() {
    return Collections.unmodifiableCollection(messages.values());
  }

  public Optional<Message> message(String id) {
    return Optional.ofNullable(messages.get(id));
  }

  public List<Message> messagesOf(String trade) {
    return messagesByTrade.getOrDefault(trade, List.of()).stream()
        .map(id -> message(id).orElseThrow())
        .toList();
  }

  public Optional<Entry.Answered> answer(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  void apply(Entry entry) {
    switch (entry) {
      case Entry.Opened opened -> {
        var trade = opened.trade();
        trades.put(trade.id(), trade);
        tradeByNumber.put(numbered(trade.channel(), trade.number()), trade.id());
      }
      case Entry.Visited it -> change(it.trade(), trade -> trade.visited(it.at()));
      case Entry.Charged it -> change(it.trade(), trade -> trade.charged(it.amount(), it.at()));
      case Entry.Closed it -> change(it.trade(), trade -> trade.closed(it.at()));
      case Entry.Struck it -> change(it.trade(), trade -> trade.struckBy(it.fault()));
      case Entry.RefundAsked asked -> {
        var refund = asked.refund();
        refunds.put(refund.id(), refund);
        trade(refund.trade())
            .map(trade -> numbered(trade.channel(), refund.number()))
            .ifPresent(number -> refundByNumber.put(number, refund.id()));
        var listed = listed(refundsByTrade, refund.trade());
        if (!listed.contains(refund.id())) listed.add(refund.id());
      }
      case Entry.RefundSettled it ->
          refunds.computeIfPresent(it.refund(), (id, was) -> was.settled(it.at()));
      case Entry.RefundFailed it ->
          refunds.computeIfPresent(it.refund(), (id, was) -> was.failed(it.at()));
      case Entry.Written written -> {
        var message = written.message();
        messages.put(message.id(), message);
        listed(messagesByTrade, message.trade()).add(message.id());
      }
      case Entry.Sent it ->
          messages.computeIfPresent(it.message(), (id, was) -> was.sent(it.attempt()));
      case Entry.Ended it ->
          messages.computeIfPresent(it.message(), (id, was) -> was.ended(it.end()));
      case Entry.Answered it -> answers.put(it.key(), it);
    }
  }

  private void change(String trade, UnaryOperator<Trade> change) {
    trades.computeIfPresent(trade, (id, was) -> change.apply(was));
  }

  private static List<String> listed(Map<String, List<String>> lists, String key) {
    return lists.computeIfAbsent(key, ignored -> new ArrayList<>());
  }

  private static String numbered(Channel channel, String number) {
    return channel.label() + "/" + number;
  }
}
