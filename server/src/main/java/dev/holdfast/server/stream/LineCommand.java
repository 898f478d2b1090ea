package dev.holdfast.server.stream;

import dev.holdfast.kernel.Command;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.json.Fields;

/// What a line of a batch means; reads all of its fields but `idempotencyKey`.
@FunctionalInterface
public interface LineCommand {
  Command read(Fields line, Caller caller);
}
