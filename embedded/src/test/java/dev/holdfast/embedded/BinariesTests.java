package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTests {
  @TempDir Path temporary;

  @Test
  void unpacksOnceHoweverManyRace() throws Exception {
    var cache = temporary.resolve("cache");
    Callable<Path> unpack = () -> Binaries.in(List.of(cache));
    try (var executor = Executors.newFixedThreadPool(2)) {
      var programs = executor.invokeAll(List.of(unpack, unpack));
      assertThat(programs.get(0).get()).isEqualTo(programs.get(1).get());
      assertThat(programs.get(0).get().resolve("postgres")).isExecutable();
    }
    try (var left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void takesTheNextCacheWhenOneCannotBeUsed() throws IOException {
    var file = Files.createFile(temporary.resolve("file"));
    var good = temporary.resolve("good");

    assertThat(Binaries.in(List.of(file, good))).startsWith(good);
  }

  @Test
  void runsNothingFromWhereOthersCanWrite() throws IOException {
    var open = Files.createDirectory(temporary.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Binaries.in(List.of(open)))
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("not trusted"));
  }
}
