package dev.holdfast.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One try at one batch: load, decide, write, commit; or, ahead of the batch before it,
/// [#loadAhead], [#prepare] and [#settle]. Confined to one thread.
final class Attempt implements AutoCloseable {
  private final Machinery machinery;
  private final List<Pending> pendings;
  private final Workspace workspace = new Workspace();
  private final Answers answers = new Answers();
  private final List<Pending> blocked = new ArrayList<>();
  private final List<Keys> asked = new ArrayList<>();
  private final Loading loading;
  private final boolean lookingFirst;
  private @Nullable Heritage heritage;
  private @Nullable Batch ahead;

  /// What every attempt of an engine works with.
  record Machinery(Store store, Deciders deciders, Codec codec, IdSequence ids) {}

  /// @param contested rows that a stranger was seen to hold
  /// @param lookingFirst whether repeats are looked for; otherwise one makes it fail
  Attempt(Machinery machinery, List<Pending> pendings, Set<Row> contested, boolean lookingFirst) {
    this.machinery = machinery;
    this.pendings = List.copyOf(pendings);
    this.lookingFirst = lookingFirst;
    this.loading = new Loading(machinery.deciders, pendings, workspace, contested);
  }

  /// Decides the batch and commits it.
  ///
  /// @param leg hears when it is decided
  void run(Leg leg) {
    var keys = next(Set.of());
    boolean committed = false;
    try (var batch = machinery.store.begin(commandIds(), keys, workspace)) {
      finish(batch);
      decideAll(batch);
      if (loading.blocked().isEmpty()) leg.decided(workspace);
      batch.write(workspace, this::encoded);
      commit(batch);
      committed = true;
    } catch (RuntimeException e) {
      if (!committed) throw e;
    }
  }

  /// Loads what the batch needs beside what the one before leaves, which has not committed yet.
  ///
  /// @return the commands that need more of that one than what it leaves: they wait for its commit
  Set<Pending> loadAhead(Workspace before) {
    var from = new Heritage(before);
    heritage = from;
    loading.inherit(from);
    var keys = next(Set.of());
    if (loading.waiting().size() == pendings.size()) return loading.waiting();
    var batch = machinery.store.begin(commandIds(), keys, workspace);
    ahead = batch;
    finish(batch);
    return loading.waiting();
  }

  /// Decides the others, and writes what is new: everything that can be done without the rows of
  /// the batch before.
  void prepare(Leg leg) {
    var batch = Objects.requireNonNull(ahead, "not loaded");
    decideAll(batch);
    leg.decided(workspace);
    batch.writeNew(workspace, this::encoded);
  }

  /// Commits a prepared batch, once the one before is committed as it had decided. Rows that were
  /// taken over are locked without waiting, and must be as that one left them.
  void settle() {
    var batch = Objects.requireNonNull(ahead, "not prepared");
    var from = Objects.requireNonNull(heritage, "not prepared");
    var found = new Workspace();
    batch.load(from.toLock(), found);
    if (!from.matches(found)) {
      throw new StoreException.Contended("another server came between two batches", null);
    }
    batch.writeRest(workspace);
    commit(batch);
  }

  /// Gives up what was prepared, unless it is committed.
  @Override
  public void close() {
    var open = ahead;
    ahead = null;
    if (open != null) open.close();
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
  List<Pending> blocked() {
    return blocked;
  }

  /// The rows asked for, round by round.
  List<Keys> asked() {
    return asked;
  }

  /// The answers, which may be given once [#run] has returned, or once the transaction that it left
  /// unanswered turns out to be committed.
  Answers answers() {
    return answers;
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
      if (loading.waiting().contains(pending)) continue;
      var failure = loading.broken().get(pending);
      if (answers.replay(pending, batch.receipts())) continue;
      if (loading.blocked().contains(pending)) blocked.add(pending);
      else if (failure != null) broken(pending, failure);
      else decide(pending, batch, newIds);
    }
  }

  /// Whoever repeats hears the first answer, also when it could not be given any more.
  private void broken(Pending pending, Throwable failure) {
    if (!lookingFirst) throw new StoreException.Contended("may be a repeat", failure);
    answers.broken(pending, failure);
  }

  /// A refusal leaves the workspace as it was, and so does a bug: neighbours are never harmed.
  private void decide(Pending pending, Batch batch, Ids newIds) {
    var submission = pending.submission;
    workspace.begin(submission.actor(), submission.id());
    try {
      var context = new Context(batch.now(), newIds, submission.actor());
      var outcome = machinery.deciders.decide(submission.command(), workspace, context);
      if (outcome instanceof Refusal) workspace.rollback();
      answers.decided(pending, outcome, workspace.appended());
    } catch (RuntimeException | Error e) {
      workspace.rollback();
      broken(pending, e);
    }
  }

  private List<Receipt> encoded() {
    return answers.encode(machinery.codec);
  }

  private List<CommandId> commandIds() {
    if (!lookingFirst) return List.of();
    var commands = new ArrayList<CommandId>(pendings.size());
    for (var pending : pendings) {
      var id = pending.submission.id();
      if (id != null) commands.add(id);
    }
    return commands;
  }
}
