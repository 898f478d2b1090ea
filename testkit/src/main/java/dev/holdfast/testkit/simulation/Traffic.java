package dev.holdfast.testkit.simulation;

import dev.holdfast.kernel.Codec;
import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;
import dev.holdfast.testkit.MemoryDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The callers: they send commands, now and then twice at once or under an id that another command
/// has, repeat what was not decided, and hold the shop to every answer it gave.
final class Traffic {
  private final Chance chance;
  private final MemoryDatabase database;
  private final Codec codec;
  private final List<SimulatedServer> servers;
  private final Map<CommandId, Sent> sent = new LinkedHashMap<>();
  private final List<Flight> flights = new ArrayList<>();
  private int keys;

  /// A command and the answer that its caller holds.
  private static final class Sent {
    final Submission submission;
    @Nullable Receipt answer;
    int inTheAir;
    boolean everLost;

    Sent(Submission submission) {
      this.submission = submission;
    }
  }

  /// One sending of a command.
  private record Flight(
      @Nullable Sent of,
      boolean forged,
      CompletableFuture<Reply> reply,
      SimulatedServer server,
      int life) {
    boolean lost() {
      return !reply.isDone() && server.lives() != life;
    }
  }

  Traffic(Chance chance, MemoryDatabase database, Codec codec, List<SimulatedServer> servers) {
    this.chance = chance;
    this.database = database;
    this.codec = codec;
    this.servers = servers;
  }

  /// A new command under an id of its own.
  void send(Command command) {
    var id = new CommandId("shop", "k" + ++keys);
    var sending = new Sent(submission(id, command));
    sent.put(id, sending);
    send(sending);
    if (chance.of(0.1)) send(sending);
  }

  /// A timer's command, which nobody waits for.
  void sendInternal(Command command) {
    fly(null, false, Submission.internal("expiry", command));
  }

  /// Repeats something: what has no answer yet, or, for the sake of it, what has one; sometimes
  /// another command under an id that has an answer.
  void repeat(Command other) {
    if (sent.isEmpty()) return;
    var choice = chance.oneOf(List.copyOf(sent.values()));
    if (choice.answer == null || chance.of(0.7)) {
      send(choice);
    } else if (!other.equals(choice.submission.command())) {
      var id = choice.submission.id();
      if (id != null) fly(choice, true, submission(id, other));
    }
  }

  /// Repeats everything that has no answer and is not on its way.
  ///
  /// @return whether there was any
  boolean repeatUnanswered() {
    var unanswered =
        sent.values().stream().filter(s -> s.answer == null && s.inTheAir == 0).toList();
    unanswered.forEach(this::send);
    return !unanswered.isEmpty() || !flights.isEmpty();
  }

  /// Hears the answers that have come, and notices those that never will.
  void hear() {
    for (var flight : List.copyOf(flights)) {
      if (!flight.lost() && !flight.reply.isDone()) continue;
      flights.remove(flight);
      var of = flight.of;
      if (of != null) {
        of.inTheAir--;
        of.everLost |= flight.lost();
      }
      if (!flight.lost()) judge(flight, flight.reply.join());
    }
  }

  /// How many commands have been answered.
  long answered() {
    return sent.values().stream().filter(s -> s.answer != null).count();
  }

  private Submission submission(CommandId id, Command command) {
    return new Submission(id, Fingerprint.of(codec.encode(command)), "key:shop", command);
  }

  private void send(Sent sending) {
    fly(sending, false, sending.submission);
  }

  private void fly(@Nullable Sent of, boolean forged, Submission submission) {
    var server = chance.oneOf(servers);
    if (of != null) of.inTheAir++;
    flights.add(new Flight(of, forged, server.submit(submission), server, server.lives()));
  }

  private void judge(Flight flight, Reply reply) {
    switch (reply) {
      case Reply.Decided decided -> decided(flight, decided);
      case Reply.KeyReused reused -> require(flight.forged, "an honest repeat heard " + reused);
      case Reply.InFlight inFlight -> {}
      case Reply.OutcomeUnknown unknown -> {
        if (flight.of != null) flight.of.everLost = true;
      }
      case Reply.Overloaded overloaded -> nothingWritten(flight, overloaded);
      case Reply.Unavailable unavailable -> nothingWritten(flight, unavailable);
      case Reply.Violated violated -> {
        require(violated.constraint().equals(ChaosFaults.CONSTRAINT), violated.toString());
        nothingWritten(flight, violated);
      }
      case Reply.Broken broken -> {
        require(
            String.valueOf(broken.cause().getMessage()).equals(ChaosFaults.CONSTRAINT),
            "a bug: " + trace(broken.cause()));
        nothingWritten(flight, broken);
      }
    }
  }

  private static String trace(Throwable cause) {
    return cause + " " + Arrays.stream(cause.getStackTrace()).limit(8).toList();
  }

  private void decided(Flight flight, Reply.Decided decided) {
    if (flight.of == null) return;
    require(!flight.forged, "another command under a decided id was decided too: " + decided);
    var answer = decided.receipt();
    var before = flight.of.answer;
    if (before == null) flight.of.answer = answer;
    else require(same(before, answer), "two answers to " + answer.id());
    var stored = database.receipts().get(answer.id());
    require(stored != null && same(stored, answer), "no receipt for the answer to " + answer.id());
  }

  /// Holds when no other sending of the same command could have written it.
  private void nothingWritten(Flight flight, Reply reply) {
    var of = flight.of;
    if (of == null || flight.forged || of.everLost || of.inTheAir > 0 || of.answer != null) return;
    var id = of.submission.id();
    require(
        id == null || !database.receipts().containsKey(id),
        id + " was written in spite of " + reply);
  }

  private static boolean same(Receipt one, Receipt other) {
    return one.type().equals(other.type()) && Arrays.equals(one.body(), other.body());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) throw new AssertionError(otherwise);
  }
}
