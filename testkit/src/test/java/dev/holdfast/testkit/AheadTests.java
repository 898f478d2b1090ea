package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.LaneOptions;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.testkit.Ledger.Add;
import dev.holdfast.testkit.Ledger.AddByAlias;
import dev.holdfast.testkit.Ledger.Name;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Batches that run ahead give the very answers that batches in turn give, whatever fails.
class AheadTests {
  private static final int SEEDS = 400;
  private static final int COMMANDS = 60;
  private static final int ACCOUNTS = 5;

  /// Accounts that are found by their aliases alone start here.
  private static final int ALIASED = 100;

  /// Fails steps now and then, and counts what got ahead.
  private static final class Mishaps implements Faults {
    private final SplittableRandom random;
    private final double rate;
    private int ahead;

    Mishaps(long seed) {
      random = new SplittableRandom(seed);
      rate = seed % 4 * 0.05;
    }

    private void maybe() {
      if (random.nextDouble() >= rate) return;
      if (random.nextBoolean()) throw new StoreException.Contended("deadlock", null);
      throw new StoreException.Unreachable("gone", null);
    }

    @Override
    public void load(Keys keys) {
      maybe();
    }

    @Override
    public void write(Workspace workspace, List<Receipt> receipts) {
      maybe();
    }

    @Override
    public void writeNew(Workspace workspace, List<Receipt> receipts) {
      maybe();
      ahead++;
    }

    @Override
    public CommitFault commit(long transaction) {
      if (random.nextDouble() >= rate) return CommitFault.NONE;
      return random.nextBoolean() ? CommitFault.UNKNOWN_ABORTED : CommitFault.UNKNOWN_COMMITTED;
    }
  }

  private static Command anyCommand(SplittableRandom random) {
    long account = random.nextInt(ACCOUNTS);
    long amount = random.nextInt(-20, 30);
    return switch (random.nextInt(20)) {
      case 0, 1 -> new AddByAlias("a" + account, amount);
      case 2 -> new Add(ACCOUNTS + random.nextInt(3), amount);
      default -> new Add(account, amount);
    };
  }

  private static void open(SteppedLedger server) {
    for (long account = 0; account < ACCOUNTS; account++) {
      server.submit(LedgerEngine.submission("open" + account, new Add(account, 10)));
      server.submit(
          LedgerEngine.submission("name" + account, new Name("a" + account, ALIASED + account)));
    }
    server.run();
  }

  /// @return how many batches got ahead
  private static int compare(long seed) {
    var random = new SplittableRandom(seed);
    var mishaps = new Mishaps(seed);
    var ahead = new SteppedLedger(mishaps, 1 + random.nextInt(3));
    var inTurn = new SteppedLedger(Faults.NONE, LaneOptions.NEVER);
    var servers = List.of(ahead, inTurn);
    servers.forEach(AheadTests::open);
    for (int sent = 0; sent < COMMANDS; ) {
      for (int crowd = 1 + random.nextInt(20); crowd > 0; crowd--) {
        var repeated = random.nextInt(10) == 0 && sent > 20;
        var key = "k" + (repeated ? sent - 20 : sent++);
        var command = anyCommand(random);
        servers.forEach(server -> server.submit(LedgerEngine.submission(key, command)));
      }
      servers.forEach(SteppedLedger::run);
    }
    assertThat(ahead.answers()).as("seed %d", seed).isEqualTo(inTurn.answers());
    assertThat(ahead.histories()).as("seed %d", seed).isEqualTo(inTurn.histories());
    return mishaps.ahead;
  }

  @Test
  void theAnswersAreThoseOfBatchesInTurn() {
    int ahead = 0;
    for (int seed = 1; seed <= SEEDS; seed++) ahead += compare(seed);
    assertThat(ahead).isGreaterThan(SEEDS);
  }
}
