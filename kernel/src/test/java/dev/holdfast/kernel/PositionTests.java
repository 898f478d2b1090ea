package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {
  @Test
  void positionsSortByTransactionThenOrdinal() {
    assertThat(new Position(9, 5)).isLessThan(new Position(10, 0));
    assertThat(new Position(9, 5)).isGreaterThan(new Position(9, 4));
    assertThat(Position.START).isLessThan(new Position(1, 0));
  }

  @Test
  void itTravelsAsText() {
    var position = new Position(Long.MAX_VALUE, Integer.MAX_VALUE);
    assertThat(Position.parse(position.toString())).isEqualTo(position);
    assertThat(Position.parse("0.0")).isEqualTo(Position.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "1", "1.", ".1", "a.1", "1.b", "1.2.3", "1.2147483648", "-1.0", "1.-1"})
  void whatIsNoPositionIsRefused(String text) {
    assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
