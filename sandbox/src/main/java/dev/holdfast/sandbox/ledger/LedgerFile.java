package dev.holdfast.sandbox.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One JSON document a line, forced to the disk before anybody hears of it; what has queued up
/// meanwhile shares one force.
final class LedgerFile implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Batch END = new Batch(List.of(), new CompletableFuture<>());

  private final Path path;
  private final FileChannel channel;
  private final LinkedBlockingQueue<Batch> queue = new LinkedBlockingQueue<>();
  private final Thread writer = Thread.ofPlatform().name("sandbox-ledger").unstarted(this::write);
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private @Nullable IOException broken;

  private LedgerFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  private record Batch(List<Entry> entries, CompletableFuture<Void> durable) {}

  static LedgerFile open(Path path) throws IOException {
    var channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new IOException("another process has it");
    }
    return new LedgerFile(path, channel);
  }

  /// Hands over every whole line, cuts off one that is not, and is ready to append.
  void replay(Consumer<Entry> reader) throws IOException {
    var bytes = Files.readAllBytes(path);
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n') continue;
      var line = new String(bytes, begin, i - begin, StandardCharsets.UTF_8);
      reader.accept(MAPPER.readValue(line, Entry.class));
      begin = i + 1;
    }
    channel.truncate(begin);
    channel.position(begin);
    writer.start();
  }

  /// One caller at a time.
  ///
  /// @return completes once these entries and all before them are on the disk
  CompletableFuture<Void> append(List<Entry> entries) {
    if (entries.isEmpty()) return last;
    var batch = new Batch(List.copyOf(entries), new CompletableFuture<>());
    queue.add(batch);
    last = batch.durable();
    return last;
  }

  private void write() {
    var batches = new ArrayList<Batch>();
    try {
      while (true) {
        batches.add(queue.take());
        queue.drainTo(batches);
        force(batches);
        if (batches.contains(END)) return;
        batches.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void force(List<Batch> batches) {
    try {
      if (broken != null) throw broken;
      var lines = new ByteArrayOutputStream();
      for (var batch : batches) {
        for (var entry : batch.entries()) {
          lines.writeBytes(MAPPER.writerFor(Entry.class).writeValueAsBytes(entry));
          lines.write('\n');
        }
      }
      var buffer = ByteBuffer.wrap(lines.toByteArray());
      while (buffer.hasRemaining()) channel.write(buffer);
      channel.force(false);
      batches.forEach(batch -> batch.durable().complete(null));
    } catch (IOException e) {
      broken = e;
      var failure = new UncheckedIOException("cannot write to the ledger " + path, e);
      batches.forEach(batch -> batch.durable().completeExceptionally(failure));
    }
  }

  @Override
  public void close() {
    queue.add(END);
    try {
      writer.join();
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
