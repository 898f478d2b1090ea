package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What one attempt makes of its commands: what was decided, and what their callers will hear.
/// Confined to one thread.
final class Answers {
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private boolean replays;

  /// A command with what was decided about it.
  ///
  /// @param entries how many entries of the journal it caused
  private record Decision(Pending pending, Outcome outcome, int entries) {}

  /// A command with what its caller will hear.
  private record Answer(Pending pending, Reply reply) {}

  /// Answers a command that has been decided before with its first answer.
  ///
  /// @return whether it has been
  boolean replay(Pending pending, Map<CommandId, Receipt> receipts) {
    var id = pending.submission.id();
    var receipt = id == null ? null : receipts.get(id);
    if (id == null || receipt == null) return false;
    boolean same = Objects.equals(receipt.fingerprint(), pending.submission.fingerprint());
    add(pending, same ? new Reply.Decided(receipt, true) : new Reply.KeyReused(id));
    replays = true;
    return true;
  }

  void broken(Pending pending, Throwable failure) {
    add(pending, new Reply.Broken(failure));
  }

  void decided(Pending pending, Outcome outcome, int entries) {
    decisions.add(new Decision(pending, outcome, entries));
  }

  /// Encodes the outcomes, once: those of commands with an id are stored, and all are the replies.
  /// One that cannot be encoded fails the attempt, like a row that cannot be written.
  List<Receipt> encode(Codec codec) {
    var receipts = new ArrayList<Receipt>(decisions.size());
    for (var decision : decisions) {
      var receipt = receipt(decision, codec);
      if (receipt.id() != null) receipts.add(receipt);
      add(decision.pending, new Reply.Decided(receipt, false));
    }
    return receipts;
  }

  private static Receipt receipt(Decision decision, Codec codec) {
    var submission = decision.pending.submission;
    var outcome = decision.outcome;
    return new Receipt(
        submission.id(),
        submission.fingerprint(),
        decision.entries,
        Codec.name(outcome.getClass()),
        outcome instanceof Refusal,
        body(outcome, codec));
  }

  private static byte[] body(Outcome outcome, Codec codec) {
    try {
      return codec.encode(outcome);
    } catch (Error e) {
      throw new IllegalStateException("cannot encode " + outcome.getClass(), e);
    }
  }

  private void add(Pending pending, Reply reply) {
    answers.add(new Answer(pending, reply));
  }

  /// Whether one of the commands had been decided before.
  boolean replays() {
    return replays;
  }

  int size() {
    return answers.size();
  }

  /// Lets the callers hear.
  void give() {
    answers.forEach(answer -> answer.pending.reply.complete(answer.reply));
  }
}
