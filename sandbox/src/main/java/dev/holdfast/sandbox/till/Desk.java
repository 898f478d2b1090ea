package dev.holdfast.sandbox.till;

import dev.holdfast.sandbox.callback.Courier;
import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.fault.Knobs;
import dev.holdfast.sandbox.ledger.Books;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.ledger.Message;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Changes the books, and sends what the merchant is to hear of it once it is on the disk.
record Desk(
    Ledger ledger,
    Map<Channel, Dialect> dialects,
    Knobs knobs,
    Courier courier,
    InstantSource clock) {

  <T> T post(BiFunction<Books, Posting, T> work) {
    record Done<T>(T result, List<Message> outgoing) {}
    var done =
        ledger.change(books -> {
          var posting = new Posting(dialects, knobs, clock.millis());
          var result = work.apply(books, posting);
          return new Ledger.Change<>(posting.entries(), new Done<>(result, posting.outgoing()));
        });
    done.outgoing().forEach(courier::take);
    return done.result();
  }
}
