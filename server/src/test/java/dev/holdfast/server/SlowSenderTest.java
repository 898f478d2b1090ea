package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.payment.PaymentState;
import dev.holdfast.testkit.Await;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Strangers who begin to send and then wait keep nobody's callbacks out for long.
class SlowSenderTest {
  private static final int AT_ONCE = 64;

  /// Several times as many as there are places: on a slow machine the first are given back while
  /// the last are taken.
  private static final int MOST = 4_096;

  @Test
  void theirPlacesAreOthersSoon() throws IOException {
    var slow = new ArrayList<Socket>();
    try (var shop = new PayShop()) {
      try {
        var callback = shop.one.callback("m", 4711, PaymentState.SUCCEEDED, 100, "GBP");
        int status = 0;
        while (status != 503 && slow.size() < MOST) {
          for (int i = 0; i < AT_ONCE; i++) slow.add(begin(shop));
          status = shop.send("one", callback).status();
        }
        assertThat(status).as("all places are taken").isEqualTo(503);
        Await.until("some are free again", () -> shop.send("one", callback).status() == 200);
        assertThat(shop.rows.count("callback")).isEqualTo(1);
        assertThat(shop.admin.get("/metrics").bodyText()).contains("fate=\"overloaded\"");
        finish(slow);
        Await.until(
            "they hear that they were too slow",
            () -> shop.admin.get("/metrics").bodyText().contains("fate=\"too-slow\""));
      } finally {
        for (var socket : slow) socket.close();
      }
    }
  }

  private static Socket begin(PayShop shop) throws IOException {
    var address = shop.server.baseUrl();
    var socket = new Socket(address.getHost(), address.getPort());
    var head =
        """
        POST /v1/callbacks/one HTTP/1.1\r
        Host: shop\r
        Content-Type: text/plain\r
        Content-Length: 100\r
        \r
        slow\
        """;
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void finish(List<Socket> slow) throws IOException {
    slow.getFirst().getOutputStream().write(new byte[96]);
  }
}
