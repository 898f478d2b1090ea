package dev.holdfast.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTests {
  private final StringWriter said = new StringWriter();
  private final PrintWriter log = new PrintWriter(said);
  @TempDir Path directory;

  @Test
  void aTemporaryOneIsRemovedWhateverBecameOfTheRun() throws IOException {
    Path path;
    try (var folder = RunFolder.open(null, log)) {
      path = folder.path();
      Files.createDirectories(path.resolve("shop"));
      Files.writeString(path.resolve("shop/log"), "it did not start");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void whatThereIsToLookAtIsKeptAndNamed() throws IOException {
    Path path;
    try (var folder = RunFolder.open(null, log)) {
      path = folder.path();
      folder.keep();
    }
    assertThat(path).exists();
    assertThat(said.toString()).contains("kept in " + path);
    Files.delete(path);
  }

  @Test
  void oneThatWasNamedStays() throws IOException {
    var named = directory.resolve("run");
    RunFolder.open(named, log).close();
    assertThat(named).exists();
    Files.writeString(named.resolve("a"), "a");
    assertThatThrownBy(() -> RunFolder.open(named, log)).hasMessageEndingWith("is not empty");
  }
}
