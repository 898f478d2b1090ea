package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FreePortTests {
  @Test
  void isNeverOneThatAnOutgoingConnectionMayGet() throws IOException {
    assertThat(FreePort.lowestOutgoing()).isGreaterThan(1024);
    for (var attempt = 0; attempt < 20; attempt++) {
      assertThat(FreePort.find()).isBetween(15_000, FreePort.lowestOutgoing() - 1);
    }
  }
}
