package dev.holdfast.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// Samples of what was sent to callback addresses and was not a provider's: a thousand of them, of
/// 4 KiB each and as much of headers; the newest takes the place of the oldest. Thread-safe.
public final class RefusedCallbacks {
  private static final int MAX = 4096;
  private static final String INSERT =
      """
      insert into callback_refused (slot, received_at, bytes, account, reason, headers, body)
      values (nextval('callback_refused_slot'), ?, ?, ?, ?, ?, ?)
      on conflict (slot) do update set received_at = excluded.received_at, bytes = excluded.bytes,
        account = excluded.account, reason = excluded.reason, headers = excluded.headers,
        body = excluded.body\
      """;

  private final Reads reads;

  RefusedCallbacks(Reads reads) {
    this.reads = reads;
  }

  /// Keeps one, cut to what a sample may have.
  ///
  /// @param reason why it was refused
  public void keep(
      String account,
      Instant receivedAt,
      String reason,
      SortedMap<String, String> headers,
      byte[] body) {
    reads.run(
        new Pipeline()
            .update(
                INSERT,
                count -> {},
                Times.parameter(receivedAt),
                body.length,
                account,
                cut(reason.replace("\0", "")),
                headerText(headers),
                body.length <= MAX ? body : Arrays.copyOf(body, MAX)));
  }

  private static String cut(String text) {
    return text.length() <= MAX ? text : text.substring(0, MAX);
  }

  /// As many headers as fit.
  private static String headerText(SortedMap<String, String> headers) {
    var kept = new TreeMap<>(headers);
    var text = HeaderText.write(kept);
    while (text.length() > MAX) {
      kept.pollLastEntry();
      text = HeaderText.write(kept);
    }
    return text;
  }
}
