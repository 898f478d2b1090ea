package dev.holdfast.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.holdfast.kernel.InvalidCommand;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundsTests {
  private static void invalid(String message, ThrowingCallable check) {
    assertThatExceptionOfType(InvalidCommand.class).isThrownBy(check).withMessage(message);
  }

  @Test
  void numbersAreWithinBothBounds() {
    assertThat(Bounds.quantity("q", 1)).isEqualTo(1);
    assertThat(Bounds.quantity("q", 1_000_000_000)).isEqualTo(1_000_000_000);
    invalid("q must be 1 to 1000000000, is 0", () -> Bounds.quantity("q", 0));
    invalid("q must be 1 to 1000000000, is 1000000001", () -> Bounds.quantity("q", 1_000_000_001));
    assertThat(Bounds.amount("a", 0)).isZero();
    assertThat(Bounds.amount("a", Bounds.MAX_AMOUNT)).isEqualTo(Bounds.MAX_AMOUNT);
    invalid("a must be 0 to 1000000000000000, is -1", () -> Bounds.amount("a", -1));
    assertThat(Bounds.within("n", 5, 5, 6)).isEqualTo(5);
  }

  @Test
  void currenciesAreKnown() {
    assertThat(Bounds.currency("c", "JPY")).isEqualTo("JPY");
    invalid("c is not an ISO 4217 currency code", () -> Bounds.currency("c", "ZZZ"));
    invalid("c is missing", () -> Bounds.currency("c", null));
  }

  @Test
  void textHasSomethingInItOnOneLine() {
    assertThat(Bounds.text("t", "BANK CHARGES", 12)).isEqualTo("BANK CHARGES");
    invalid("t has 3 characters, 2 fit", () -> Bounds.text("t", "abc", 2));
    invalid("t is blank", () -> Bounds.text("t", " ", 2));
    invalid("t is blank", () -> Bounds.text("t", "", 2));
    invalid("t is missing", () -> Bounds.text("t", null, 2));
    invalid("t contains a control character at 1", () -> Bounds.text("t", "a\n", 2));
    assertThat(Bounds.optionalText("t", null, 2)).isNull();
    assertThat(Bounds.optionalText("t", "ab", 2)).isEqualTo("ab");
    invalid("t is blank", () -> Bounds.optionalText("t", "", 2));
  }

  @Test
  void notesMayHaveLines() {
    assertThat(Bounds.optionalNote("n", null)).isNull();
    assertThat(Bounds.optionalNote("n", "a\r\n\tb")).isEqualTo("a\r\n\tb");
    assertThat(Bounds.optionalNote("n", "")).isEmpty();
    invalid("n contains a control character at 1", () -> Bounds.optionalNote("n", "a\0"));
    invalid("n contains a control character at 0", () -> Bounds.optionalNote("n", "\u007f"));
    invalid("n has 2001 characters, 2000 fit", () -> Bounds.optionalNote("n", "x".repeat(2001)));
  }

  @Test
  void halfACharacterIsNone() {
    assertThat(Bounds.text("t", "😀", 2)).isEqualTo("😀");
    invalid("t contains half a character at 1", () -> Bounds.text("t", "a\ud83d", 9));
    invalid("t contains half a character at 0", () -> Bounds.text("t", "\ud83da", 9));
    invalid("t contains half a character at 0", () -> Bounds.text("t", "\ude00a", 9));
    invalid("t contains half a character at 1", () -> Bounds.text("t", "a\ude00", 9));
    invalid("t contains half a character at 2", () -> Bounds.text("t", "😀\ude00", 9));
  }

  @Test
  void codesAndPricesOfTheBackOfficeAreBounded() {
    var code = "c".repeat(100);
    assertThatNoException()
        .isThrownBy(() -> new PutSku(code, "t", Bounds.MAX_AMOUNT, "GBP", null, null));
    field("code", () -> new PutSku(code + "c", "t", 1, "GBP", null, null));
    field("title", () -> new PutSku("A", "", 1, "GBP", null, null));
    field("unitPrice", () -> new PutSku("A", "t", -1, "GBP", null, null));
    field("currency", () -> new PutSku("A", "t", 1, "pounds", null, null));
    assertThatNoException().isThrownBy(() -> new PutLocation(code, "n", -1_000_000));
    field("code", () -> new PutLocation("", "n", 0));
    field("name", () -> new PutLocation("L", "", 0));
    field("priority", () -> new PutLocation("L", "n", 1_000_001));
    field("priority", () -> new PutLocation("L", "n", -1_000_001));
  }

  @Test
  void quantitiesOfTheBackOfficeAreBounded() {
    field("sku", () -> new ReceiveStock("", "L", 1, "r"));
    field("location", () -> new ReceiveStock("A", "", 1, "r"));
    field("quantity", () -> new ReceiveStock("A", "L", 0, "r"));
    field("reference", () -> new ReceiveStock("A", "L", 1, ""));
    field("sku", () -> new AdjustStock("", "L", 1, "r"));
    field("location", () -> new AdjustStock("A", "", 1, "r"));
    field("delta", () -> new AdjustStock("A", "L", 0, "r"));
    field("delta", () -> new AdjustStock("A", "L", -1_000_000_001, "r"));
    field("delta", () -> new AdjustStock("A", "L", 1_000_000_001, "r"));
    field("reason", () -> new AdjustStock("A", "L", 1, ""));
    field("sku", () -> new CountStock("", "L", 0, 0));
    field("location", () -> new CountStock("A", "", 0, 0));
    field("expected", () -> new CountStock("A", "L", -1, 0));
    field("counted", () -> new CountStock("A", "L", 0, -1));
    field("counted", () -> new CountStock("A", "L", 0, Bounds.MAX_ON_HAND + 1));
    assertThatNoException().isThrownBy(() -> new CountStock("A", "L", 0, Bounds.MAX_ON_HAND));
  }

  private static void field(String field, ThrowingCallable making) {
    assertThatExceptionOfType(InvalidCommand.class)
        .isThrownBy(making)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }
}
