package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to work on a data directory: one holder on the machine, freed by the kernel however
/// the holder ends. Thread-safe.
///
/// Locks of the kernel belong to the process, and closing any descriptor of the file gives them up.
/// So a second attempt of this process is refused by [#HELD] before it opens the file.
final class DirectoryLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /// Takes the lock or refuses at once.
  ///
  /// @param directory the real path, so that one directory has one name
  static DirectoryLock take(Path directory, Path file) throws IOException {
    if (!HELD.add(directory)) {
      throw new DirectoryInUseException(directory, ProcessHandle.current().pid() + " (this one)");
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new DirectoryInUseException(directory, holder(file));
      }
      var pid = Long.toString(ProcessHandle.current().pid()) + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new DirectoryLock(directory, channel);
    } catch (IOException | RuntimeException e) {
      HELD.remove(directory);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static String holder(Path file) throws IOException {
    var pid = Files.readString(file).strip();
    return pid.isEmpty() ? "(unknown)" : pid;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(directory);
  }
}
