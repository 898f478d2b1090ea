package dev.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTests {
  @Test
  void theMiddleOneOfAnOddNumber() {
    assertThat(Medians.median(9, 1, 4)).isEqualTo(4);
  }

  @Test
  void halfwayBetweenTheTwoInTheMiddleOfAnEvenNumber() {
    assertThat(Medians.median(9, 1, 4, 5)).isEqualTo(4.5);
  }

  @Test
  void ofNothingThereIsNone() {
    assertThatThrownBy(Medians::median).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachFigureHasItsOwn() {
    var low = new Sample(1, 30, 3, 3, 3, 3, 3, 3);
    var middle = new Sample(2, 10, 2, 2, 2, 2, 2, 2);
    var high = new Sample(3, 20, 1, 1, 1, 1, 1, 1);
    assertThat(Medians.of(List.of(high, low, middle)))
        .isEqualTo(new Sample(2, 20, 2, 2, 2, 2, 2, 2));
  }
}
