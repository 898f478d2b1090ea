package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One try at one batch: load, decide, write, commit. Confined to its lane's thread.
final class Attempt {
  private final Machinery machinery;
  private final List<Pending> pendings;
  private final Workspace workspace = new Workspace();
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<Pending, Reply> replies = new LinkedHashMap<>();
  private final List<Keys> asked = new ArrayList<>();
  private final Loading loading;

  /// A command with what was decided about it.
  private record Decision(Pending pending, Outcome outcome) {}

  /// What every attempt of an engine works with.
  record Machinery(Store store, Deciders deciders, Codec codec, IdSequence ids) {}

  Attempt(Machinery machinery, List<Pending> pendings, Set<Row> contested) {
    this.machinery = machinery;
    this.pendings = pendings;
    this.loading = new Loading(machinery.deciders, pendings, workspace, contested);
  }

  /// Decides the batch and commits it.
  void run() {
    var keys = next(Set.of());
    boolean committed = false;
    try (var batch = machinery.store.begin(commandIds(), keys, workspace)) {
      finish(batch);
      decideAll(batch);
      batch.write(workspace, this::encode);
      commit(batch);
      committed = true;
    } catch (RuntimeException e) {
      if (!committed) throw e;
    }
  }

  /// A commit that fails in a way nobody expected may have happened all the same.
  private static void commit(Batch batch) {
    try {
      batch.commit();
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StoreException.CommitUnknown(batch.transaction(), e);
    }
  }

  /// The commands that need a row which a stranger holds; they are not decided.
  Collection<Pending> blocked() {
    return loading.blocked().stream().filter(p -> !replies.containsKey(p)).toList();
  }

  /// The rows asked for, round by round.
  List<Keys> asked() {
    return asked;
  }

  /// The replies, which may be given once [#run] has returned, or once the transaction that it left
  /// unanswered turns out to be committed.
  Map<Pending, Reply> replies() {
    return replies;
  }

  /// What it has appended to the journal, once it is committed.
  List<Entry> journaled() {
    return workspace.entries().stream().map(Workspace.Journaled::entry).toList();
  }

  private Keys next(Set<Row> skipped) {
    var keys = loading.next(skipped);
    asked.add(keys);
    return keys;
  }

  private void finish(Batch batch) {
    while (loading.unfinished() || !batch.skipped().isEmpty()) {
      var keys = next(batch.skipped());
      if (keys.isEmpty()) return;
      batch.load(keys, workspace);
    }
  }

  private void decideAll(Batch batch) {
    var newIds = machinery.ids.at(batch.now());
    for (var pending : pendings) {
      var failure = loading.broken().get(pending);
      var known = known(pending, batch.receipts());
      if (known != null) replies.put(pending, known);
      else if (loading.blocked().contains(pending)) continue;
      else if (failure != null) replies.put(pending, new Reply.Broken(failure));
      else decide(pending, batch, newIds);
    }
  }

  private static @Nullable Reply known(Pending pending, Map<CommandId, Receipt> receipts) {
    var id = pending.submission.id();
    var receipt = id == null ? null : receipts.get(id);
    if (id == null || receipt == null) return null;
    return Objects.equals(receipt.fingerprint(), pending.submission.fingerprint())
        ? new Reply.Decided(receipt, true)
        : new Reply.KeyReused(id);
  }

  /// A refusal leaves the workspace as it was, and so does a bug: neighbours are never harmed.
  private void decide(Pending pending, Batch batch, Ids newIds) {
    var submission = pending.submission;
    workspace.begin(submission.actor(), submission.id());
    try {
      var context = new Context(batch.now(), newIds, submission.actor());
      var outcome = machinery.deciders.decide(submission.command(), workspace, context);
      if (outcome instanceof Refusal) workspace.rollback();
      decisions.add(new Decision(pending, outcome));
    } catch (RuntimeException | Error e) {
      workspace.rollback();
      replies.put(pending, new Reply.Broken(e));
    }
  }

  /// Encodes the outcomes, once: those of commands with an id are stored, and all are the replies.
  /// One that cannot be encoded fails the attempt, like a row that cannot be written.
  private List<Receipt> encode() {
    var receipts = new ArrayList<Receipt>(decisions.size());
    for (var decision : decisions) {
      var submission = decision.pending.submission;
      var receipt = receipt(submission, decision.outcome);
      if (submission.id() != null) receipts.add(receipt);
      replies.put(decision.pending, new Reply.Decided(receipt, false));
    }
    return receipts;
  }

  private Receipt receipt(Submission submission, Outcome outcome) {
    return new Receipt(
        submission.id(),
        submission.fingerprint(),
        Codec.name(outcome.getClass()),
        outcome instanceof Refusal,
        body(outcome));
  }

  private byte[] body(Outcome outcome) {
    try {
      return machinery.codec.encode(outcome);
    } catch (Error e) {
      throw new IllegalStateException("cannot encode " + outcome.getClass(), e);
    }
  }

  private List<CommandId> commandIds() {
    var commands = new ArrayList<CommandId>(pendings.size());
    for (var pending : pendings) {
      var id = pending.submission.id();
      if (id != null) commands.add(id);
    }
    return commands;
  }
}
