package dev.holdfast.cli.replay;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/// Asks whether a person is watching. Java itself knows only about stdin and stdout together.
final class Terminal {
  private Terminal() {}

  /// Whether stderr is a terminal; false where nobody can tell.
  static boolean onStderr() {
    try {
      return new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
