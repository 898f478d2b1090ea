package dev.holdfast.kernel;

/// How one type of command is decided. Pure: no I/O, no clock, no randomness; the same workspace,
/// command and context give the same outcome, changes and journal entries.
///
/// @param <C> the command
public interface Decider<C extends Command> {
  /// Names the rows the command needs, as far as they are known from the command and from what
  /// `loaded` already holds ([Workspace#isLoaded]).
  void needs(C command, Workspace loaded, Needs needs);

  /// Decides on the loaded rows. Whatever it changed is undone when it returns a [Refusal].
  Outcome decide(C command, Workspace workspace, Context context);
}
