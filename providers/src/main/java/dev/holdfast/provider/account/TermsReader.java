package dev.holdfast.provider.account;

import dev.holdfast.provider.Terms;
import java.time.Duration;

/// On which terms an account is used; what is not said is as usual.
final class TermsReader {
  private static final int DAY = 86_400;

  private TermsReader() {}

  static Terms read(Fields account) {
    var terms = account.object("terms");
    var usual = Terms.STANDARD;
    int window = terms.number("windowSeconds", 0, DAY, seconds(usual.window()));
    int first = terms.number("firstQuerySeconds", 1, DAY, seconds(usual.firstQuery()));
    int longest =
        terms.number(
            "longestPauseSeconds", first, DAY, Math.max(first, seconds(usual.longestPause())));
    int calls = terms.number("callsPerSecond", 1, 10_000, usual.callsPerSecond());
    int atOnce = terms.number("callsAtOnce", 1, 1_000, usual.callsAtOnce());
    terms.done();
    return new Terms(
        Duration.ofSeconds(window),
        Duration.ofSeconds(first),
        Duration.ofSeconds(longest),
        calls,
        atOnce);
  }

  private static int seconds(Duration duration) {
    return Math.toIntExact(duration.toSeconds());
  }
}
