package dev.holdfast.cli.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Where the processes of a run write: a directory that was named, or a temporary one, which is
/// removed at the end unless there is something to look at.
final class RunFolder implements AutoCloseable {
  private final Path path;
  private final PrintWriter log;
  private boolean kept;

  private RunFolder(Path path, PrintWriter log, boolean kept) {
    this.path = path;
    this.log = log;
    this.kept = kept;
  }

  /// @param named null for a temporary one
  /// @throws IOException when it is not empty, or cannot be made
  static RunFolder open(@Nullable Path named, PrintWriter log) throws IOException {
    if (named == null) {
      return new RunFolder(Files.createTempDirectory("holdfast-chaos-"), log, false);
    }
    Files.createDirectories(named);
    try (var files = Files.list(named)) {
      if (files.findAny().isPresent()) throw new IOException(named + " is not empty");
    }
    return new RunFolder(named, log, true);
  }

  Path path() {
    return path;
  }

  /// There is something to look at.
  void keep() {
    kept = true;
  }

  @Override
  public void close() throws IOException {
    if (kept) log.println("everything is kept in " + path);
    else remove(path);
  }

  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
