package dev.holdfast.bench.inbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Stripe's events, each another one, signed as Stripe does. Thread-safe.
final class SignedEvents {
  private static final String EVENT =
      """
      {"id":"evt_bench_%d","object":"event","api_version":"2026-02-25.clover","created":%d,\
      "livemode":false,"type":"customer.updated","pending_webhooks":1,"request":null,\
      "data":{"object":{"id":"cus_1","object":"customer","description":"%s"}}}\
      """;

  private final SecretKeySpec secret;
  private final AtomicLong next = new AtomicLong();

  SignedEvents(String secret) {
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /// @param signature the header `Stripe-Signature`
  record Signed(String id, String signature, byte[] body) {}

  Signed next() {
    long number = next.incrementAndGet();
    long seconds = System.currentTimeMillis() / 1_000;
    var text = EVENT.formatted(number, seconds, "x".repeat(800));
    return new Signed(
        "evt_bench_" + number,
        "t=%d,v1=%s".formatted(seconds, mac(seconds + "." + text)),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private String mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
