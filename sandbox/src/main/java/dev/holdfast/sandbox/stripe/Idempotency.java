package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.ledger.Entry;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The first answer to a key, again and again. Thread-safe.
final class Idempotency {
  private static final String IN_USE = "idempotency_key_in_use";

  private final Ledger ledger;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  Idempotency(Ledger ledger) {
    this.ledger = ledger;
  }

  /// @param work throws [StripeRefused] for what is not to be remembered
  Answer.Reply once(Request request, Supplier<Answer.Reply> work) {
    var key = request.header("idempotency-key");
    if (key.isEmpty()) return work.get();
    if (!inFlight.add(key)) {
      throw new StripeRefused(
          409, "invalid_request_error", IN_USE, "There is currently another request with this key");
    }
    try {
      var print = print(request);
      var known = ledger.read(books -> books.answer(key));
      if (known.isPresent()) return replayed(known.get(), print);
      var reply = work.get();
      var body = new String(reply.body(), StandardCharsets.UTF_8);
      var entry = new Entry.Answered(key, print, reply.status(), body, System.currentTimeMillis());
      ledger.change(books -> new Ledger.Change<>(List.of(entry), true));
      return reply;
    } finally {
      inFlight.remove(key);
    }
  }

  private static Answer.Reply replayed(Entry.Answered known, String print) {
    if (!known.request().equals(print)) {
      throw new StripeRefused(
          400,
          "idempotency_error",
          "",
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with.");
    }
    return Answer.of(known.status(), "application/json", known.body())
        .with("Idempotent-Replayed", "true");
  }

  private static String print(Request request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.method() + " " + request.target() + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(request.body()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
