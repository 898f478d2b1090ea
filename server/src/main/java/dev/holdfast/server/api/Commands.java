package dev.holdfast.server.api;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.stream.LineSubmitter;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Call;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The way of every write from a request into a lane. Thread-safe.
public final class Commands implements LineSubmitter {
  private final Engine engine;
  private final Codec codec;
  private final CommandCounter counter;

  /// Hears what became of commands.
  @FunctionalInterface
  public interface CommandCounter {
    void decided(Command command, Reply reply);
  }

  public Commands(Engine engine, Codec codec, CommandCounter counter) {
    this.engine = engine;
    this.codec = codec;
    this.counter = counter;
  }

  /// Decides the command and waits for it.
  Answer run(Call call, Command command) {
    return answer(command, decide(call, command));
  }

  /// Decides the command, waits for it, and shows the reply to a listener first.
  Answer run(Call call, Command command, Consumer<Reply> listener) {
    var reply = decide(call, command);
    listener.accept(reply);
    return answer(command, reply);
  }

  /// Decides the command and waits for the reply.
  Reply decide(Call call, Command command) {
    return engine.execute(submission(call.caller(), call.id(), command));
  }

  @Override
  public Answer answer(Command command, Reply reply) {
    counter.decided(command, reply);
    return Replies.answer(reply);
  }

  @Override
  public CompletableFuture<Reply> submit(Caller caller, CommandId id, Command command) {
    return engine.submit(submission(caller, id, command));
  }

  private Submission submission(Caller caller, CommandId id, Command command) {
    return new Submission(id, Fingerprint.of(codec.encode(command)), caller.actor(), command);
  }
}
