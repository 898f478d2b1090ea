package dev.holdfast.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Event;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The stored JSON keeps its rules, because receipts and journals outlive releases.
class PgCodecTests {
  enum Colour {
    RED
  }

  record View(String id, long amount, @Nullable Instant at, List<Colour> colours) {}

  record Made(View view) implements Outcome {}

  record Counted(long count) implements Outcome {}

  record Nothing() implements Outcome {}

  record Make(String name, @Nullable String note, Map<String, String> pairs) implements Command {}

  record Brew(String name, @Nullable String note, Map<String, String> pairs) implements Command {}

  record Moved(long delta, @Nullable Long order) implements Event {}

  private final PgCodec codec = new PgCodec();

  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }

  @Test
  void aRecordOfOneRecordIsWrittenAndReadAsThatRecord() {
    var at = Instant.parse("2026-03-01T12:00:00.123456Z");
    var made = new Made(new View("7", 250, at, List.of(Colour.RED)));
    assertThat(text(codec.encode(made)))
        .isEqualTo(
            """
            {"id":"7","amount":250,"at":"2026-03-01T12:00:00.123456Z","colours":["RED"]}\
            """);
    assertThat(codec.decode(codec.encode(made), Made.class)).isEqualTo(made);
  }

  @Test
  void aRecordOfOneValueKeepsItsField() {
    assertThat(text(codec.encode(new Counted(3)))).isEqualTo("{\"count\":3}");
    assertThat(codec.decode(codec.encode(new Counted(3)), Counted.class)).isEqualTo(new Counted(3));
    assertThat(text(codec.encode(new Nothing()))).isEqualTo("{}");
  }

  @Test
  void nullsAreLeftOutAndZerosAreNot() {
    assertThat(text(codec.encode(new Moved(0, null)))).isEqualTo("{\"delta\":0}");
    assertThat(codec.decodeEvent("{\"delta\":0}", Moved.class)).isEqualTo(new Moved(0, null));
    assertThat(codec.decodeEvent("{\"delta\":0,\"added\":\"later\"}", Moved.class))
        .isEqualTo(new Moved(0, null));
  }

  @Test
  void equalCommandsHaveEqualFingerprintsWhateverTheOrderOfTheirPairs() {
    var one = new java.util.LinkedHashMap<String, String>();
    one.put("b", "2");
    one.put("a", "1");
    var other = new TreeMap<>(one);
    assertThat(fingerprint(new Make("x", null, one)))
        .isEqualTo(fingerprint(new Make("x", null, other)));
    assertThat(fingerprint(new Make("x", null, one)))
        .isNotEqualTo(fingerprint(new Make("x", "note", one)));
  }

  @Test
  void commandsOfTwoTypesWithTheSameFieldsDiffer() {
    assertThat(fingerprint(new Make("x", null, Map.of())))
        .isNotEqualTo(fingerprint(new Brew("x", null, Map.of())));
  }

  private Fingerprint fingerprint(Command command) {
    return Fingerprint.of(codec.encode(command));
  }
}
