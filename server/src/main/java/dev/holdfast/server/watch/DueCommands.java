package dev.holdfast.server.watch;

import dev.holdfast.kernel.DueWork;
import dev.holdfast.kernel.Engine;
import dev.holdfast.kernel.Reply;
import dev.holdfast.kernel.Submission;

/// The job that turns passed deadlines into commands. Harmless to repeat: a decision looks whether
/// the deadline has really passed.
public final class DueCommands implements Runnable {
  private static final int PAGE = 1_000;

  private final String name;
  private final DueWork due;
  private final Engine engine;

  /// @param name who acts, in the journal: `job:NAME`
  public DueCommands(String name, DueWork due, Engine engine) {
    this.name = name;
    this.due = due;
    this.engine = engine;
  }

  /// Runs until fewer are due than a page holds. A page whose commands all fail ends it, because
  /// the next one would hold the same.
  @Override
  public void run() {
    int decided = PAGE;
    while (decided == PAGE) {
      var replies =
          due.due(PAGE).stream()
              .map(command -> engine.submit(Submission.internal(name, command)))
              .toList();
      decided = 0;
      for (var reply : replies) {
        if (reply.join() instanceof Reply.Decided) decided++;
      }
    }
  }
}
