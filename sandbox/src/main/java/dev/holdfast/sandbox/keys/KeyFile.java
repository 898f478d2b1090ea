package dev.holdfast.sandbox.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/// Where the keys live between two starts.
public final class KeyFile {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);
  private static final int SERIAL_BYTES = 20;

  private KeyFile() {}

  /// Reads them, or makes them on the first start.
  public static Keys ensure(Path file, Instant now) throws IOException {
    try {
      return MAPPER.readValue(Files.readString(file), Keys.class);
    } catch (NoSuchFileException e) {
      var keys = generate(now);
      PrivateFile.write(file, MAPPER.writeValueAsString(keys));
      return keys;
    }
  }

  private static Keys generate(Instant now) {
    var pairs = new Keys.Pair[5];
    var made = new CompletableFuture<?>[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      int which = i;
      made[i] = CompletableFuture.runAsync(() -> pairs[which] = Keys.Pair.generate());
    }
    CompletableFuture.allOf(made).join();
    return new Keys(
        new Keys.Alipay(
            "90210001" + Chance.digits(8),
            "20887" + Chance.digits(11),
            pairs[0],
            pairs[1],
            pairs[4]),
        wechat(pairs[2], pairs[3], pairs[4], now),
        new Keys.Stripe("sk_test_" + Chance.letters(24), "whsec_" + Chance.letters(32)));
  }

  private static Keys.Wechat wechat(
      Keys.Pair merchant, Keys.Pair provider, Keys.Pair stranger, Instant now) {
    var pair = new KeyPair(provider.publicKey(), provider.privateKey());
    var certificate =
        Certificate.of("Tenpay.com sign (sandbox)", serial(), pair, now, now.plus(FIVE_YEARS));
    return new Keys.Wechat(
        "19" + Chance.digits(8),
        "wx" + HexFormat.of().formatHex(Chance.bytes(8)),
        serial().toString(16).toUpperCase(Locale.ROOT),
        merchant,
        provider,
        stranger,
        "PUB_KEY_ID_01" + Chance.digits(32),
        certificate.text(),
        certificate.serial(),
        Chance.letters(32));
  }

  private static BigInteger serial() {
    var bytes = Chance.bytes(SERIAL_BYTES);
    bytes[0] = (byte) (bytes[0] & 0x3f | 0x40); // as many digits always
    return new BigInteger(1, bytes);
  }
}
