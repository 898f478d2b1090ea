package dev.holdfast.server.stream;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Json;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Call;
import org.jspecify.annotations.Nullable;

/// One line of a batch on its way into a lane. Its idempotency key is read first, so that the
/// problem with everything else can be told under it.
final class BatchLine {
  private static final String KEY = "idempotencyKey";

  private final Caller caller;
  private final LineCommand meaning;
  private @Nullable CommandId id;

  BatchLine(Caller caller, LineCommand meaning) {
    this.caller = caller;
    this.meaning = meaning;
  }

  LineAnswer submit(long number, byte[] json, LineSubmitter commands) {
    try {
      var command = Json.object(json, this::read);
      if (id == null) throw new IllegalStateException("the key was not read");
      var reply = commands.submit(caller, id, command);
      return new LineAnswer(
          number, id.key(), reply::isDone, () -> commands.answer(command, reply.join()));
    } catch (ProblemException e) {
      return LineAnswer.of(number, id == null ? null : id.key(), Answer.of(e.problem()));
    }
  }

  private Command read(Fields line) {
    id = Call.commandId(caller, line.optionalText(KEY), KEY);
    return meaning.read(line, caller);
  }
}
