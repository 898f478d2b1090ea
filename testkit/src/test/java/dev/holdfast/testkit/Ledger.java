package dev.holdfast.testkit;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Deciders;
import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Event;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import java.util.List;
import java.util.function.Supplier;

/// The smallest domain that an engine can run: accounts that must not be overdrawn, aliases that
/// lead to them, and commands with bugs.
final class Ledger {
  static final Table<String, Long> ALIAS = Table.ranked("alias", 1);
  static final Table<Long, Account> ACCOUNT = Table.<Long, Account>ranked("account", 2).inherited();

  private Ledger() {}

  record Account(long id, long balance, long version) {}

  /// Opens the account when it is new.
  record Add(long account, long amount) implements Command {}

  /// Finds the account by its alias, which takes a second round of loading.
  record AddByAlias(String alias, long amount) implements Command {}

  /// Adds to both.
  record AddByAliases(String one, String other, long amount) implements Command {}

  record Name(String alias, long account) implements Command {}

  /// Changes the account and then fails with whatever `bug` gives.
  record Buggy(long account, Supplier<Throwable> bug) implements Command {}

  /// Fails when asked for its rows.
  record Clueless() implements Command {}

  record Added(long balance) implements Outcome {}

  record Overdrawn(long balance) implements Refusal {}

  record Named(long account) implements Outcome {}

  record Changed(long by) implements Event {}

  static Deciders deciders() {
    return new Deciders()
        .with(Add.class, new AddDecider())
        .with(AddByAlias.class, new AliasDecider())
        .with(AddByAliases.class, new AliasesDecider())
        .with(Name.class, new NameDecider())
        .with(Buggy.class, new BuggyDecider())
        .with(Clueless.class, new CluelessDecider());
  }

  private static Outcome add(long id, long amount, Workspace workspace) {
    var found = workspace.find(ACCOUNT, id);
    var before = found == null ? new Account(id, 0, 0) : found;
    var after = new Account(id, before.balance() + amount, before.version() + 1);
    workspace.put(ACCOUNT, id, after);
    workspace.append(new Entry("account", id, after.version(), new Changed(amount)));
    return after.balance() < 0 ? new Overdrawn(before.balance()) : new Added(after.balance());
  }

  private static final class AddDecider implements Decider<Add> {
    @Override
    public void needs(Add command, Workspace loaded, Needs needs) {
      needs.lock(ACCOUNT, command.account());
    }

    @Override
    public Outcome decide(Add command, Workspace workspace, Context context) {
      return add(command.account(), command.amount(), workspace);
    }
  }

  private static final class AliasDecider implements Decider<AddByAlias> {
    @Override
    public void needs(AddByAlias command, Workspace loaded, Needs needs) {
      needs.lock(ALIAS, command.alias());
      if (!loaded.isLoaded(ALIAS, command.alias())) needs.andMore();
      else needs.lock(ACCOUNT, loaded.get(ALIAS, command.alias()));
    }

    @Override
    public Outcome decide(AddByAlias command, Workspace workspace, Context context) {
      return add(workspace.get(ALIAS, command.alias()), command.amount(), workspace);
    }
  }

  private static final class AliasesDecider implements Decider<AddByAliases> {
    @Override
    public void needs(AddByAliases command, Workspace loaded, Needs needs) {
      var aliases = List.of(command.one(), command.other());
      for (var alias : aliases) needs.lock(ALIAS, alias);
      if (!aliases.stream().allMatch(alias -> loaded.isLoaded(ALIAS, alias))) needs.andMore();
      else for (var alias : aliases) needs.lock(ACCOUNT, loaded.get(ALIAS, alias));
    }

    @Override
    public Outcome decide(AddByAliases command, Workspace workspace, Context context) {
      add(workspace.get(ALIAS, command.one()), command.amount(), workspace);
      return add(workspace.get(ALIAS, command.other()), command.amount(), workspace);
    }
  }

  private static final class NameDecider implements Decider<Name> {
    @Override
    public void needs(Name command, Workspace loaded, Needs needs) {
      needs.lock(ALIAS, command.alias());
    }

    @Override
    public Outcome decide(Name command, Workspace workspace, Context context) {
      workspace.put(ALIAS, command.alias(), command.account());
      return new Named(command.account());
    }
  }

  private static final class BuggyDecider implements Decider<Buggy> {
    @Override
    public void needs(Buggy command, Workspace loaded, Needs needs) {
      needs.lock(ACCOUNT, command.account());
    }

    @Override
    public Outcome decide(Buggy command, Workspace workspace, Context context) {
      add(command.account(), 1_000_000, workspace);
      switch (command.bug().get()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }

  private static final class CluelessDecider implements Decider<Clueless> {
    @Override
    public void needs(Clueless command, Workspace loaded, Needs needs) {
      throw new IllegalStateException("which rows?");
    }

    @Override
    public Outcome decide(Clueless command, Workspace workspace, Context context) {
      throw new IllegalStateException("never asked");
    }
  }
}
