package dev.holdfast.server.pay;

import dev.holdfast.kernel.StoreException;
import dev.holdfast.provider.Account;
import dev.holdfast.provider.Acknowledgement;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Verdict;
import dev.holdfast.store.Callback;
import dev.holdfast.store.RefusedCallbacks;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where callbacks come in: a provider's own is stored, then acknowledged; anything else is refused
/// and counted, and little of it kept. Nothing is decided here, so it takes milliseconds.
/// Thread-safe.
public final class Reception implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /// Longer than any provider's message.
  public static final int MAX_BYTES = 64 << 10;

  private static final int AT_ONCE = 512;
  private static final int SAMPLES_PER_SECOND = 10;
  private static final int SAMPLES_AT_ONCE = 4;
  private static final long PATIENCE_MILLIS = 4_000;

  /// Providers send a body with its headers; who trickles wants our places.
  private static final Duration FOR_A_BODY = Duration.ofSeconds(3);

  private static final ThreadFactory CLOCK =
      Thread.ofPlatform().daemon().name("holdfast-bodies").factory();

  private final Inbox inbox;
  private final RefusedCallbacks refused;
  private final PayListener listener;
  private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, CLOCK);
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore sampling = new Semaphore(SAMPLES_AT_ONCE);
  private final TokenBucket samples = new TokenBucket(SAMPLES_PER_SECOND, System.nanoTime());

  Reception(Inbox inbox, RefusedCallbacks refused, PayListener listener) {
    this.inbox = inbox;
    this.refused = refused;
    this.listener = listener;
    clock.setRemoveOnCancelPolicy(true);
  }

  /// Takes a place for as long as a body is read and stored.
  ///
  /// @return null when there was none
  public @Nullable Visit enter() {
    return places.tryAcquire() ? new Visit(clock, FOR_A_BODY, places::release) : null;
  }

  /// There was no place, or the body was too large or too slow.
  public Acknowledgement turnAway(Account account, int status) {
    var fate =
        switch (status) {
          case 408 -> "too-slow";
          case 413 -> "too-large";
          default -> "overloaded";
        };
    listener.received(account.name(), fate);
    return account.provider().refused(status);
  }

  /// What the sender is told.
  public Acknowledgement receive(Account account, Incoming incoming, Instant now) {
    return switch (account.provider().verify(incoming, now)) {
      case Verdict.Genuine genuine -> store(account, incoming, now);
      case Verdict.Probe probe -> {
        listener.received(account.name(), "probe");
        yield account.provider().refused(401);
      }
      case Verdict.Forged(var reason) -> {
        listener.received(account.name(), "forged");
        sample(account, incoming, now, reason);
        yield account.provider().refused(401);
      }
    };
  }

  private Acknowledgement store(Account account, Incoming incoming, Instant now) {
    var id = messageId(account, incoming);
    var waiting =
        inbox.put(new Callback(account.name(), id, now, incoming.headers(), incoming.body()));
    if (waiting == null) return turnAway(account, 503);
    try {
      boolean isNew = waiting.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      listener.received(account.name(), isNew ? "stored" : "repeated");
      return account.provider().accepted();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("a callback of {} could not be stored: {}", account.name(), e.toString());
      listener.received(account.name(), "failed");
      return account.provider().refused(503);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return account.provider().refused(503);
    }
  }

  /// What cannot even be read has its digest for a name.
  private static String messageId(Account account, Incoming incoming) {
    try {
      return account.provider().read(incoming).messageId();
    } catch (RuntimeException | Error e) {
      LOG.error("a genuine callback of {} cannot be read", account.name(), e);
      return digest(incoming.body());
    }
  }

  private static String digest(byte[] body) {
    try {
      var sha = MessageDigest.getInstance("SHA-256").digest(body);
      return "sha256:" + new BigInteger(1, sha).toString(16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// A sample, as many as strangers may make us write; nobody's place is kept for it.
  private void sample(Account account, Incoming incoming, Instant now, String reason) {
    if (!sampling.tryAcquire()) return;
    if (samples.take(1, System.nanoTime()) == 0) {
      sampling.release();
      return;
    }
    Thread.ofVirtual()
        .name("holdfast-sample")
        .start(() -> {
          try {
            refused.keep(account.name(), now, reason, incoming.headers(), incoming.body());
          } catch (StoreException e) {
            LOG.warn("a forged callback of {} was not kept: {}", account.name(), e.getMessage());
          } finally {
            sampling.release();
          }
        });
  }

  @Override
  public void close() {
    inbox.close();
    clock.shutdownNow();
  }
}
