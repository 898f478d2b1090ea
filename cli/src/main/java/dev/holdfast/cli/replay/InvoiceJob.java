package dev.holdfast.cli.replay;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One invoice waiting for its turn.
final class InvoiceJob implements Crew.Job {
  private final InvoiceReplay replay;
  private final PlannedInvoice invoice;
  private final DeliveredGoods received;
  private final Turns.Turn turn;
  private final Progress progress;
  private volatile @Nullable InvoiceOutcome outcome;

  /// @param received the buyer's goods; nobody else touches them while it is the invoice's turn
  InvoiceJob(
      InvoiceReplay replay,
      PlannedInvoice invoice,
      DeliveredGoods received,
      Turns.Turn turn,
      Progress progress) {
    this.replay = replay;
    this.invoice = invoice;
    this.received = received;
    this.turn = turn;
    this.progress = progress;
  }

  @Override
  public void await() {
    turn.await();
  }

  @Override
  public void run() {
    outcome = replay.run(invoice, received, turn::settleStock);
    progress.advance();
  }

  @Override
  public void finish() {
    turn.finish();
  }

  InvoiceOutcome outcome() {
    return Objects.requireNonNull(outcome, "the job has not run");
  }
}
