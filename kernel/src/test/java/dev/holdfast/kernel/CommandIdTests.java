package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdTests {
  /// The digest is the receipt's stored key: another result here would lose every receipt.
  @Test
  void theDigestIsFixedForEver() {
    assertThat(new CommandId("key:1", "order-1").digest())
        .isEqualTo(UUID.fromString("2ea0ef81-33ad-fae8-e184-e013705cc221"));
  }

  @Test
  void callerAndKeyCannotBeShiftedIntoEachOther() {
    assertThat(new CommandId("ab", "c").digest()).isNotEqualTo(new CommandId("a", "bc").digest());
    assertThatThrownBy(() -> new CommandId("a\0b", "c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new CommandId("a", "b\0c").digest()).isNotEqualTo(new CommandId("a", "b").digest());
  }

  @Test
  void aKeyHasOneTo255Characters() {
    assertThat(new CommandId("a", "k".repeat(255)).key()).hasSize(255);
    assertThatThrownBy(() -> new CommandId("a", "k".repeat(256)))
        .hasMessageContaining("256 characters");
    assertThatThrownBy(() -> new CommandId("a", "")).hasMessageContaining("0 characters");
    assertThatThrownBy(() -> new CommandId("", "k")).hasMessageContaining("caller");
  }

  @Test
  void aFingerprintTellsOneContentFromAnother() {
    var one = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    var two = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);
    assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(one.clone()));
    assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(two));
  }

  private record HTTPAnswer() implements Event {}

  private record InsufficientStock() implements Event {}

  @Test
  void namesAreKebabCase() {
    assertThat(Codec.name(InsufficientStock.class)).isEqualTo("insufficient-stock");
    assertThat(Codec.name(HTTPAnswer.class)).isEqualTo("httpanswer");
  }
}
