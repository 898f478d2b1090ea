package dev.holdfast.kernel;

import java.util.concurrent.locks.LockSupport;

/// How lanes spend time: what their patience is measured by and how they pause. Not the time that
/// decisions see, which is the database's.
public interface Pacing {
  /// The machine's time. Whatever interrupted the lane, a decision perhaps, does not make it hurry.
  Pacing REAL =
      new Pacing() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
          Thread.interrupted();
          LockSupport.parkNanos(nanos);
        }
      };

  /// Nanoseconds since some moment; never goes back.
  long nanos();

  /// Returns after about that many nanoseconds.
  void pause(long nanos);
}
