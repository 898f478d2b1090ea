package dev.holdfast.server.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Writes the answers of one stream in the order of its lines, on a thread of its own, so that
/// reading and writing do not wait for each other. Holds a bounded number of them: when the caller
/// does not read, the reader of its lines has to wait.
final class AnswerWriter implements AutoCloseable {
  private final BlockingQueue<Item> window;
  private final OutputStream out;
  private final Thread thread;
  private volatile boolean broken;

  private sealed interface Item {
    record Line(LineAnswer answer) implements Item {}

    record End() implements Item {}
  }

  /// @param window how many answers may wait
  AnswerWriter(OutputStream out, int window) {
    this.out = out;
    this.window = new ArrayBlockingQueue<>(window);
    this.thread = Thread.ofVirtual().name("holdfast-batch-answers").start(this::run);
  }

  /// Waits while the window is full.
  void add(LineAnswer answer) throws InterruptedException {
    window.put(new Item.Line(answer));
  }

  /// Whether the caller is gone, so that going on makes no sense.
  boolean broken() {
    return broken;
  }

  /// Waits until everything is decided and written.
  @Override
  public void close() throws InterruptedException {
    window.put(new Item.End());
    thread.join();
  }

  private void run() {
    try {
      while (take() instanceof Item.Line(var answer)) {
        if (!broken) write(answer);
      }
    } catch (InterruptedException e) {
      broken = true;
    }
  }

  /// Sends what is written before it waits: for the next line, or for a decision.
  private Item take() throws InterruptedException {
    var next = window.poll();
    if (next instanceof Item.Line(var answer) && answer.ready().getAsBoolean()) return next;
    flush();
    return next != null ? next : window.take();
  }

  private void write(LineAnswer answer) {
    try {
      answer.writeTo(out);
    } catch (IOException e) {
      broken = true;
    }
  }

  private void flush() {
    try {
      if (!broken) out.flush();
    } catch (IOException e) {
      broken = true;
    }
  }
}
