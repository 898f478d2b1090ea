package dev.holdfast.server.pay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A sender's place, from its first byte to the answer. A body that is not all here in time loses
/// the place and what has come of it: the thread may have to wait for the rest as long as its
/// connection lasts, but nobody else waits for it, and it holds no memory.
public final class Visit implements AutoCloseable {
  private static final int PART_BYTES = 4_096;

  private final Runnable leave;
  private final Future<?> alarm;
  private @Nullable ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean left;

  /// @param patience how long the body may take
  /// @param leave gives the place back
  Visit(ScheduledExecutorService clock, Duration patience, Runnable leave) {
    this.leave = leave;
    alarm = clock.schedule(this::close, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What is sent, or its beginning when it is longer than that.
  ///
  /// @return null when it was not all here in time
  public byte @Nullable [] read(InputStream in, int most) throws IOException {
    var part = new byte[PART_BYTES];
    while (true) {
      int read = in.read(part);
      var whole = keep(part, read, most);
      if (left()) return null;
      if (whole != null) return whole;
    }
  }

  /// @return all of it, once it is all here
  private synchronized byte @Nullable [] keep(byte[] part, int read, int most) {
    if (body == null) return null;
    if (read > 0) body.write(part, 0, read);
    if (read >= 0 && body.size() <= most) return null;
    alarm.cancel(false);
    return body.toByteArray();
  }

  private synchronized boolean left() {
    return left;
  }

  @Override
  public synchronized void close() {
    alarm.cancel(false);
    body = null;
    if (left) return;
    left = true;
    leave.run();
  }
}
