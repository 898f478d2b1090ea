package dev.holdfast.server.pay;

import dev.holdfast.payment.NewsSource;
import dev.holdfast.store.DueCall;
import dev.holdfast.store.ProviderCalls;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Conversations with providers about what is leased from [ProviderCalls]. Thread-safe.
///
/// @param chance from 0 to 1, for jitter
/// @param due is told after which time something will be due
record Conversations(
    ProviderCalls calls,
    News news,
    PayListener listener,
    DoubleSupplier chance,
    Consumer<Duration> due) {
  /// Longer than a call. A conversation of several slow ones may outlive it, and is then held
  /// twice, which costs calls and nothing else; but what a killed server had in hand waits no
  /// longer.
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);
  private static final Duration AFTER_A_BUG = Duration.ofSeconds(30);

  /// Holds one to its end, and writes down when the next one is due.
  ///
  /// @param source what made us ask
  /// @param paid how many calls are charged already
  void hold(Line line, DueCall call, NewsSource source, int paid) {
    @Nullable Duration next = AFTER_A_BUG;
    try (var asking = line.asking(listener, paid)) {
      next = talk(line, asking, call, source);
    } catch (RuntimeException | Error e) {
      LOG.error("the conversation about {} broke off", call.id(), e);
    } finally {
      if (next == null) {
        calls.drop(call);
      } else {
        calls.finish(call, next);
        due.accept(next);
      }
    }
  }

  private @Nullable Duration talk(Line line, Asking asking, DueCall call, NewsSource source) {
    var terms = line.account().terms();
    double jitter = chance.getAsDouble();
    return switch (call) {
      case DueCall.OfPayment payment ->
          new PaymentTalk(asking, news, terms, source, payment, jitter).hold();
      case DueCall.OfRefund refund -> new RefundTalk(asking, news, terms, refund, jitter).hold();
    };
  }
}
