package dev.holdfast.sandbox.ledger;

import dev.holdfast.sandbox.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that the merchant shall hear.
///
/// @param id the provider's, the same in every send
/// @param kind what it is about: `paid`, `closed`, `refunded`
/// @param content what it says, before it is signed
/// @param forged whether a stranger made it up
/// @param fate what happens to it on its way, null for nothing
/// @param firstAt when it is first sent, milliseconds since 1970
/// @param attempts the sends so far, oldest first
/// @param end null while it is still to be sent
public record Message(
    String id,
    String trade,
    String kind,
    String content,
    String url,
    boolean forged,
    @Nullable Fault fate,
    long madeAt,
    long firstAt,
    List<Attempt> attempts,
    @Nullable End end) {

  /// How a message ended.
  public enum End {
    ACKNOWLEDGED,
    /// The schedule is through.
    GIVEN_UP,
    /// It never arrived.
    LOST,
    /// A stranger sent it once.
    FORGED
  }

  /// How often the schedule has had it sent.
  public int sends() {
    return (int)
        attempts.stream()
            .map(Attempt::copy)
            .filter(copy -> copy == Copy.GENUINE || copy == Copy.CORRUPT)
            .count();
  }

  Message sent(Attempt attempt) {
    var more = new ArrayList<>(attempts);
    more.add(attempt);
    return new Message(
        id, trade, kind, content, url, forged, fate, madeAt, firstAt, List.copyOf(more), end);
  }

  Message ended(End how) {
    return new Message(id, trade, kind, content, url, forged, fate, madeAt, firstAt, attempts, how);
  }
}
