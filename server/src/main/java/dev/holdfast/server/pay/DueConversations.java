package dev.holdfast.server.pay;

import dev.holdfast.payment.NewsSource;
import dev.holdfast.store.DueCall;
import dev.holdfast.store.ProviderCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Begins the conversations that are due, as many as there are places and calls for.
///
/// @param lines by the names of their accounts
record DueConversations(Map<String, Line> lines, ProviderCalls calls, Conversations conversations) {
  private static final Duration AFTER_A_SHORTAGE = Duration.ofMillis(250);

  /// When something is due and cannot be had: the budget is spent, all places are taken, or another
  /// server is just taking it.
  private static final Duration NOT_NOW = Duration.ofMillis(250);

  private static final Duration LONG = Duration.ofDays(1);

  /// A conversation about to begin.
  ///
  /// @param paid how many calls are charged already
  private record Going(DueCall call, int paid) {}

  /// @return how long nothing is due
  Duration start() {
    if (lines.isEmpty()) return LONG;
    var next = calls.next(lines.keySet()).orElse(LONG);
    if (next.isPositive()) return next;
    int started = 0;
    for (var line : lines.values()) {
      started += start(line, true);
      started += start(line, false);
    }
    return started > 0 ? Duration.ZERO : NOT_NOW;
  }

  private int start(Line line, boolean first) {
    int places = line.free().drainPermits();
    List<Going> going = List.of();
    try {
      if (places > 0) going = first ? unpaid(line, places) : affordable(line, places);
    } finally {
      line.free().release(places - going.size());
    }
    for (var one : going) {
      Thread.ofVirtual()
          .name("holdfast-pay-" + one.call.id())
          .start(() -> {
            try {
              conversations.hold(line, one.call, NewsSource.QUERY, one.paid);
            } finally {
              line.free().release();
            }
          });
    }
    return going.size();
  }

  /// Payments to be opened, which are not charged: buyers wait.
  private List<Going> unpaid(Line line, int places) {
    return claim(line, true, places).stream().map(call -> new Going(call, 0)).toList();
  }

  private List<DueCall> claim(Line line, boolean first, int limit) {
    return calls.claim(line.account().name(), first, limit, Conversations.LEASE);
  }

  /// What is due, with the calls that it is likely to make paid for, or at least one: then the rest
  /// is owed. What other servers have spent meanwhile is not there: then the others are put off.
  private List<Going> affordable(Line line, int places) {
    int hope = Math.min(places, line.budget().hope(System.nanoTime()));
    var due = hope > 0 ? claim(line, false, hope) : List.<DueCall>of();
    if (due.isEmpty()) return List.of();
    int wanted = due.stream().mapToInt(DueConversations::likely).sum();
    int left = line.budget().take(wanted, System.nanoTime());
    var going = new ArrayList<Going>(due.size());
    for (var call : due) {
      int paid = Math.min(left, likely(call));
      if (paid == 0) calls.putOff(call, AFTER_A_SHORTAGE);
      else going.add(new Going(call, paid));
      left -= paid;
    }
    return going;
  }

  private static int likely(DueCall call) {
    return call instanceof DueCall.OfPayment payment ? PaymentTalk.likelyCalls(payment) : 1;
  }
}
