package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What `replay` says when it cannot begin: one line, exit code 2, nothing on stdout.
class ReplayVerbTests {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFileThatIsNotThere() {
    var file = folder.resolve("none.csv").toString();
    assertThat(run(file, "--api-key", "k")).isEqualTo(2);
    assertThat(err).hasToString("holdfast: " + file + ": no such file" + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileThatMakesNoSense() throws IOException {
    var file = Files.write(folder.resolve("bad.csv"), Rows.csv("1,A,x,six,1,,"));
    assertThat(run(file.toString(), "--api-key", "k", "--json")).isEqualTo(2);
    assertThat(err.toString())
        .contains("line 2: Quantity is no whole number: 'six'")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aServerThatIsNotThere() throws IOException {
    var nobody = "http://127.0.0.1:" + portThatNobodyListensOn();
    assertThat(run("--server", nobody, "--api-key", "k")).isEqualTo(2);
    assertThat(err.toString()).contains("no server answers", nobody).hasLineCount(1);
  }

  @Test
  void aServerAddressThatIsNone() {
    assertThat(run("--server", "localhost:8080", "--api-key", "k")).isEqualTo(2);
    assertThat(err.toString()).contains("no http or https address: localhost:8080");
  }

  @Test
  void noKeyToBeFound() {
    assertThat(run("--data-dir", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no API key", folder.resolve("admin.key").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--opening-stock=some", "--opening-stock=-1", "--parallel=0"})
  void anOptionThatMakesNoSense(String option) {
    assertThat(run(option, "--api-key", "k")).isEqualTo(2);
    assertThat(err.toString()).contains(option.substring(0, option.indexOf('=')));
  }

  private int run(String... arguments) {
    return new CommandLine(new ReplayVerb())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static int portThatNobodyListensOn() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
