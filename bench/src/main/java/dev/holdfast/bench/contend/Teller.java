package dev.holdfast.bench.contend;

import dev.holdfast.kernel.Command;
import java.nio.charset.StandardCharsets;

/// Takes one client's commands, one after the other. Confined to the client's thread.
@FunctionalInterface
interface Teller {
  /// Runs a command, which must not be refused, and returns when its outcome is durable.
  ///
  /// @return the outcome as JSON
  byte[] run(Command command) throws Exception;

  /// The first id in an outcome.
  static long id(byte[] outcome) {
    var text = new String(outcome, StandardCharsets.UTF_8);
    int from = text.indexOf("\"id\":\"") + 6;
    return Long.parseLong(text, from, text.indexOf('"', from), 10);
  }
}
