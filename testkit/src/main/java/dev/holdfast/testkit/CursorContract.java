package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Follower;
import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A reader's cursor is durable, held by one server at a time, and fenced.
public interface CursorContract extends StoreUnderTest {
  Duration LONG = Duration.ofMinutes(5);
  Duration SHORT = Duration.ofMillis(50);

  private static String reader() {
    return "reader-" + Samples.fresh().id(0);
  }

  @Test
  default void aNewCursorStandsAtTheStart() {
    var reader = reader();
    assertThat(open().journal().claim(reader, "a", LONG)).contains(Position.START);
    assertThat(open().journal().claim(reader, "b", LONG)).isEmpty();
    assertThat(open().journal().claim(reader, "a", LONG)).contains(Position.START);
  }

  @Test
  default void aCursorIsMovedByItsHolderFromWhereItStands() {
    var reader = reader();
    var journal = open().journal();
    var to = new Position(7, 3);
    assertThat(journal.advance(reader, "a", Position.START, to, LONG)).isFalse();
    journal.claim(reader, "a", LONG);
    assertThat(journal.advance(reader, "b", Position.START, to, LONG)).isFalse();
    assertThat(journal.advance(reader, "a", Position.START, to, LONG)).isTrue();
    assertThat(journal.advance(reader, "a", Position.START, new Position(9, 0), LONG)).isFalse();
    assertThat(open().journal().claim(reader, "a", LONG)).contains(to);
  }

  @Test
  default void aLeaseThatRanOutIsTakenOverAndItsHolderFenced() throws InterruptedException {
    var reader = reader();
    var crashed = open().journal();
    var successor = open().journal();
    crashed.claim(reader, "crashed", SHORT);
    while (successor.claim(reader, "successor", LONG).isEmpty()) Thread.sleep(5);
    var to = new Position(5, 0);
    assertThat(crashed.advance(reader, "crashed", Position.START, to, LONG)).isFalse();
    assertThat(successor.advance(reader, "successor", Position.START, to, LONG)).isTrue();
    assertThat(crashed.claim(reader, "crashed", LONG)).isEmpty();
  }

  @Test
  default void followersOnTwoServersHandleEachEntry() {
    var samples = Samples.fresh();
    var access = open();
    var reader = reader();
    var handled = new ArrayList<JournalEntry>();
    var one = new Follower(access.journal(), reader, "one", SHORT, 50);
    var two = new Follower(open().journal(), reader, "two", SHORT, 50);
    for (int version = 1; version <= 6; version++) {
      var entry = new Entry("stock", samples.id(4), version, samples.received(version));
      access.commit(new Keys(), workspace -> workspace.append(entry));
      (version % 2 == 0 ? one : two).poll(handled::addAll);
    }
    while (versions(handled, samples).size() < 6) {
      one.poll(handled::addAll);
      Thread.onSpinWait();
    }
    assertThat(versions(handled, samples)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  private static List<Long> versions(List<JournalEntry> entries, Samples samples) {
    return entries.stream()
        .filter(entry -> entry.id() == samples.id(4))
        .map(JournalEntry::version)
        .toList();
  }
}
