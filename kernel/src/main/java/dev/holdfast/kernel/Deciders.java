package dev.holdfast.kernel;

import java.util.HashMap;
import java.util.Map;

/// Which decider decides which command.
public final class Deciders {
  private final Map<Class<?>, Decider<?>> byCommand = new HashMap<>();

  public <C extends Command> Deciders with(Class<C> command, Decider<? super C> decider) {
    if (byCommand.putIfAbsent(command, decider) != null) {
      throw new IllegalArgumentException(command.getSimpleName() + " has a decider already");
    }
    return this;
  }

  public boolean knows(Class<? extends Command> command) {
    return byCommand.containsKey(command);
  }

  /// See [Decider#needs]. For lanes, and for tests and simulations of decisions.
  public void needs(Command command, Workspace loaded, Needs needs) {
    of(command).needs(command, loaded, needs);
  }

  /// See [Decider#decide].
  public Outcome decide(Command command, Workspace workspace, Context context) {
    return of(command).decide(command, workspace, context);
  }

  @SuppressWarnings("unchecked")
  private Decider<Command> of(Command command) {
    var decider = byCommand.get(command.getClass());
    if (decider == null) throw new IllegalStateException("no decider for " + command.getClass());
    return (Decider<Command>) decider;
  }
}
