package dev.holdfast.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {
  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("ledger");
  }

  private static Trade trade(String id) {
    return new Trade(
        id,
        Channel.WECHAT,
        "no-" + id,
        "Tea",
        100,
        "CNY",
        "http://127.0.0.1/",
        Map.of("a", "b"),
        1,
        9,
        0,
        TradeState.OPEN,
        0,
        0,
        0,
        Set.of());
  }

  private static Refund refund(String trade) {
    return new Refund(
        "r" + trade, trade, "n" + trade, 40, "late", "", Map.of(), 5, 6, RefundState.PENDING, 0);
  }

  private static Message message(String trade) {
    return new Message(
        "m" + trade,
        trade,
        "paid",
        "{}",
        "http://127.0.0.1/",
        false,
        Fault.DELAY,
        3,
        4,
        List.of(),
        null);
  }

  private static void write(Ledger ledger, Entry... entries) {
    ledger.change(books -> new Ledger.Change<>(List.of(entries), true));
  }

  /// Everything that can happen.
  private static Entry[] story() {
    return new Entry[] {
      new Entry.Opened(trade("1")),
      new Entry.Visited("1", 2),
      new Entry.Charged("1", 99, 3),
      new Entry.Struck("1", Fault.WRONG_AMOUNT),
      new Entry.Written(message("1")),
      new Entry.Sent("m1", new Attempt(5, Copy.CORRUPT, 401, false)),
      new Entry.Sent("m1", new Attempt(6, Copy.GENUINE, 200, true)),
      new Entry.Ended("m1", Message.End.ACKNOWLEDGED),
      new Entry.RefundAsked(refund("1")),
      new Entry.RefundSettled("r1", 7),
      new Entry.Opened(trade("2")),
      new Entry.Closed("2", 8),
      new Entry.Answered("key", "print", 200, "{\"a\":\"\\n\"}", 8)
    };
  }

  private static List<Object> all(Ledger ledger) {
    return ledger.read(books ->
        List.of(
            List.copyOf(books.trades()),
            List.copyOf(books.refunds()),
            List.copyOf(books.messages()),
            books.answer("key").orElseThrow(),
            books.trade(Channel.WECHAT, "no-1").orElseThrow(),
            books.refund(Channel.WECHAT, "n1").orElseThrow(),
            books.messagesOf("1"),
            books.refundsOf("1")));
  }

  private static int count(Ledger ledger) {
    return ledger.read(books -> books.trades().size());
  }

  @Test
  void itIsThereAgainAfterARestart() {
    List<Object> before;
    try (var ledger = Ledger.open(file)) {
      write(ledger, story());
      before = all(ledger);
      var paid = ledger.read(books -> books.trade("1").orElseThrow());
      assertThat(paid.paid()).isEqualTo(99);
      assertThat(paid.visitedAt()).isEqualTo(2);
      assertThat(paid.struck()).containsExactly(Fault.WRONG_AMOUNT);
    }
    try (var ledger = Ledger.open(file)) {
      assertThat(all(ledger)).isEqualTo(before);
    }
  }

  @Test
  void whatHasReturnedIsInTheFile() throws IOException {
    try (var ledger = Ledger.open(file)) {
      write(ledger, story());
      assertThat(Files.readAllLines(file)).hasSize(story().length);
    }
  }

  @Test
  void aLineThatACrashCutShortIsRemoved() throws IOException {
    try (var ledger = Ledger.open(file)) {
      write(ledger, story());
    }
    Files.writeString(file, "{\"entry\":\"charged\",\"trade\":\"2", StandardOpenOption.APPEND);
    try (var ledger = Ledger.open(file)) {
      var closed = ledger.read(books -> books.trade("2").orElseThrow());
      assertThat(closed.wasPaid()).isFalse();
      write(ledger, new Entry.Opened(trade("3")));
    }
    try (var ledger = Ledger.open(file)) {
      assertThat(count(ledger)).isEqualTo(3);
    }
  }

  @Test
  void aDecisionThatThrowsLeavesNothing() {
    try (var ledger = Ledger.open(file)) {
      assertThatThrownBy(() ->
              ledger.change(books -> {
                throw new IllegalArgumentException("no");
              }))
          .hasMessage("no");
      assertThat(count(ledger)).isZero();
    }
  }

  @Test
  void decisionsAreMadeOneAtATime() throws Exception {
    try (var ledger = Ledger.open(file);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) threads.submit(() -> ledger.change(LedgerTests::next));
      threads.close();
      assertThat(count(ledger)).isEqualTo(500);
    }
  }

  private static Ledger.Change<Boolean> next(Books books) {
    return new Ledger.Change<>(List.of(new Entry.Opened(trade("" + books.trades().size()))), true);
  }
}
