package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RefusedCallbacksTests {
  @Test
  void strangersCannotMakeUsStoreMoreThanAThousandSamples() {
    try (var test = new StoreDatabase()) {
      var refused = test.open().refusedCallbacks();
      var headers = new TreeMap<>(Map.of("a", "x".repeat(6_000), "b", "y"));
      for (int i = 0; i < 1_010; i++) {
        refused.keep("one", Instant.now(), "forged\0", headers, new byte[20_000]);
      }
      assertThat(test.ask("select count(*) from callback_refused")).isEqualTo("1000");
      assertThat(test.ask("select max(octet_length(body)) from callback_refused"))
          .isEqualTo("4096");
      assertThat(test.ask("select max(bytes) from callback_refused")).isEqualTo("20000");
      assertThat(test.ask("select max(length(headers)) from callback_refused")).isEqualTo("2");
      assertThat(test.ask("select pg_total_relation_size('callback_refused') < 20000000"))
          .isEqualTo("t");
    }
  }
}
