package dev.holdfast.server.stream;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Reply;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.web.Answer;
import java.util.concurrent.CompletableFuture;

/// Where the commands of a batch's lines go.
public interface LineSubmitter {
  /// Queues the command; its reply then goes through [#answer].
  CompletableFuture<Reply> submit(Caller caller, CommandId id, Command command);

  /// What a reply to the command means to its caller.
  Answer answer(Command command, Reply reply);
}
