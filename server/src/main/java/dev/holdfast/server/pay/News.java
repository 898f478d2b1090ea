package dev.holdfast.server.pay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.order.RecordPayment;
import dev.holdfast.order.RecordPayment.PaymentRecorded;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The way of everything that was learnt into a lane. Thread-safe.
public final class News {
  private static final int REMEMBERED = 100_000;

  /// A capture that is older than this was another's doing.
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Engine engine;
  private final Codec codec;
  private final PayListener listener;
  private final Cache<Long, Boolean> healed = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public News(Engine engine, Codec codec, PayListener listener) {
    this.engine = engine;
    this.codec = codec;
    this.listener = listener;
  }

  /// @param job who tells, as the journal shows it
  CompletableFuture<Reply> tell(String job, Command command) {
    return engine
        .submit(Submission.internal(job, command))
        .thenApply(reply -> {
          if (command instanceof RecordPayment news) measure(news, reply);
          return reply;
        });
  }

  /// Waits for the decision.
  ///
  /// @return the name of its outcome, null when nothing was decided
  @Nullable String told(String job, Command command) {
    return tell(job, command).join() instanceof Reply.Decided decided
        ? decided.receipt().type()
        : null;
  }

  private void measure(RecordPayment told, Reply reply) {
    var at = told.news().at();
    if (at == null
        || told.news().state() != PaymentState.SUCCEEDED
        || !(reply instanceof Reply.Decided decided)
        || !decided.receipt().type().equals(Codec.name(PaymentRecorded.class))) {
      return;
    }
    var body = decided.receipt().body();
    PaymentView payment = codec.decode(body, PaymentRecorded.class).payment();
    var settled = payment.settledAt();
    if (settled == null || settled.isBefore(Instant.now().minus(FRESH))) return;
    if (healed.asMap().putIfAbsent(told.paymentId(), true) != null) return;
    var took = Duration.between(at, settled);
    listener.healed(told.source().name(), took.isNegative() ? Duration.ZERO : took);
  }
}
