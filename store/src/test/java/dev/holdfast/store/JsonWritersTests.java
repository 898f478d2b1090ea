package dev.holdfast.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.order.OrderView;
import dev.holdfast.store.json.JsonWriters;
import dev.holdfast.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is stored is written byte for byte as Jackson would, which reads it.
class JsonWritersTests {
  private static final JsonMapper JACKSON = StoredJson.mapper();
  private static final int RECORDS = 2_000;
  private static final String CHARACTERS =
      "aZ0 \"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080é߿ࠀ中\ud7ff\ue000\uffff\u2028";

  /// Each kind of component that commands, outcomes and events have.
  record Everything(
      long number,
      int small,
      boolean flag,
      @Nullable Long boxed,
      @Nullable Integer boxedSmall,
      @Nullable Boolean boxedFlag,
      @Nullable String text,
      @Nullable Instant at,
      @Nullable UUID uuid,
      @Nullable Mood mood,
      List<@Nullable String> texts,
      Set<Mood> moods,
      List<Part> parts,
      Map<String, String> pairs,
      @Nullable Wrapped wrapped,
      Shape shape) {}

  record Part(String name, @Nullable Long amount) {}

  record Wrapped(Part only) {}

  record Alone(@Nullable String text) {}

  record Empty() {}

  sealed interface Shape {}

  record Circle(long radius) implements Shape {}

  record Square(long side, Mood mood) implements Shape {}

  enum Mood {
    GOOD,
    BAD {
      @Override
      int weight() {
        return 2;
      }
    };

    int weight() {
      return 1;
    }
  }

  private static void same(Object value) {
    assertThat(new String(JsonWriters.bytes(value), UTF_8))
        .isEqualTo(new String(JACKSON.writeValueAsBytes(value), UTF_8));
  }

  @Test
  void anyRecordIsWrittenAsJacksonWritesIt() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < RECORDS; i++) same(everything(random));
  }

  @Test
  void recordsWithoutFieldsAndOfOneAreWrittenAsJacksonWritesThem() {
    same(new Empty());
    same(new Alone(null));
    same(new Alone("x".repeat(5_000) + "\n" + "中".repeat(5_000)));
    same(new Wrapped(new Part("p", 1L)));
  }

  @Test
  void ordersAreWrittenAsJacksonWritesThem() {
    var samples = Samples.fresh();
    for (var order : List.of(samples.placed(), samples.returned(), samples.noted())) {
      same(OrderView.of(order));
    }
    same(samples.received(7));
  }

  @Test
  void timesOfAnyYearAndPrecisionAreWrittenAsJacksonWritesThem() {
    var texts =
        List.of(
            "0000-01-01T00:00:00Z",
            "-0001-12-31T23:59:59.999999999Z",
            "+10000-01-01T00:00:00Z",
            "1969-12-31T23:59:59.5Z",
            "2000-02-29T12:00:00.010Z",
            "9999-12-31T23:59:59.000001Z");
    for (var text : texts) same(List.of(Instant.parse(text)));
    same(List.of(Instant.MIN, Instant.MAX, Instant.EPOCH));
  }

  @Test
  void halfACharacterIsRefused() {
    assertThatThrownBy(() -> JsonWriters.bytes(new Alone("a\ud83c")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonWriters.bytes(new Alone("\udfecb")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatHasNoJsonIsRefusedByName() {
    assertThatThrownBy(() -> JsonWriters.bytes(List.of(1.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Double");
  }

  private static Everything everything(SplittableRandom random) {
    return new Everything(
        number(random),
        (int) number(random),
        random.nextBoolean(),
        maybe(random, number(random)),
        maybe(random, (int) number(random)),
        maybe(random, random.nextBoolean()),
        maybe(random, text(random)),
        maybe(random, Instant.ofEpochSecond(random.nextLong(4_000_000_000L), nanos(random))),
        maybe(random, new UUID(random.nextLong(), random.nextLong())),
        maybe(random, mood(random)),
        texts(random),
        new LinkedHashSet<>(List.of(mood(random))),
        parts(random),
        pairs(random),
        maybe(random, new Wrapped(new Part(text(random), null))),
        random.nextBoolean() ? new Circle(number(random)) : new Square(1, mood(random)));
  }

  private static <T> @Nullable T maybe(SplittableRandom random, T value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  /// As many short ones as long ones, the longest included.
  private static long number(SplittableRandom random) {
    return random.nextInt(50) == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
  }

  private static int nanos(SplittableRandom random) {
    int[] steps = {1_000_000_000, 1_000_000, 1_000, 1};
    int step = steps[random.nextInt(steps.length)];
    return random.nextInt(1_000_000_000) / step * step;
  }

  private static Mood mood(SplittableRandom random) {
    return random.nextBoolean() ? Mood.GOOD : Mood.BAD;
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      if (random.nextInt(8) == 0) text.append("🏬");
      else if (random.nextBoolean()) text.append("plain");
      else text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  private static List<@Nullable String> texts(SplittableRandom random) {
    var texts = new ArrayList<@Nullable String>();
    for (int i = random.nextInt(4); i > 0; i--) texts.add(maybe(random, text(random)));
    return texts;
  }

  private static List<Part> parts(SplittableRandom random) {
    var parts = new ArrayList<Part>();
    for (int i = random.nextInt(4); i > 0; i--) {
      parts.add(new Part(text(random), maybe(random, number(random))));
    }
    return parts;
  }

  private static Map<String, String> pairs(SplittableRandom random) {
    Map<String, String> pairs = random.nextBoolean() ? new HashMap<>() : new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) pairs.put(text(random), text(random));
    return pairs;
  }
}
