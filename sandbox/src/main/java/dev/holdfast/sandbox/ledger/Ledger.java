package dev.holdfast.sandbox.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The provider's books and the file under them. Who changes them sees them alone, and goes on once
/// the change is on the disk. Thread-safe.
public final class Ledger implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Books books = new Books();
  private final LedgerFile file;

  private Ledger(LedgerFile file) {
    this.file = file;
  }

  /// What a change comes to.
  ///
  /// @param entries what is added to the books, in this order; may be none
  public record Change<T>(List<Entry> entries, T result) {}

  /// Reads what is there. A last line that a crash cut short was never acknowledged: it is removed.
  ///
  /// @throws UncheckedIOException when the file cannot be used, or another process has it
  public static Ledger open(Path path) {
    try {
      var file = LedgerFile.open(path);
      var ledger = new Ledger(file);
      file.replay(ledger.books::apply);
      return ledger;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the ledger " + path, e);
    }
  }

  /// What is seen is on the disk.
  public <T> T read(Function<Books, T> look) {
    T seen;
    CompletableFuture<Void> durable;
    lock.lock();
    try {
      seen = look.apply(books);
      durable = file.append(List.of());
    } finally {
      lock.unlock();
    }
    durable.join();
    return seen;
  }

  /// @param decide must not block; its exceptions leave the books as they were
  public <T> T change(Function<Books, Change<T>> decide) {
    Change<T> change;
    CompletableFuture<Void> durable;
    lock.lock();
    try {
      change = decide.apply(books);
      change.entries().forEach(books::apply);
      durable = file.append(change.entries());
    } finally {
      lock.unlock();
    }
    durable.join();
    return change.result();
  }

  @Override
  public void close() {
    file.close();
  }
}
