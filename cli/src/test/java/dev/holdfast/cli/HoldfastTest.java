package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HoldfastTest {
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return Holdfast.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
  }

  @Test
  void aWrongOptionIsOneLineThatSaysWhereToLook() {
    assertThat(run("test", "--wrong")).isEqualTo(2);
    assertThat(errors.toString().lines())
        .containsExactly("holdfast: Unknown option: '--wrong'; try ./holdfast test --help");
  }

  @Test
  void aFailureThatAPersonCanMendIsOneLine() {
    assertThat(run("build")).isEqualTo(1);
    assertThat(errors.toString().lines())
        .containsExactly("holdfast: build is a verb of the launcher: run ./holdfast build");
  }
}
