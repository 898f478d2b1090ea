package dev.holdfast.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTests {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Wire wire = new Wire(new Limits(Duration.ofMillis(200), Duration.ofMillis(600)));
  private HttpServer server;

  /// Writes an answer's body, part by part.
  private interface Writer {
    void write(OutputStream body) throws IOException, InterruptedException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    wire.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private HttpRequest answeredBy(Writer writer) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            writer.write(exchange.getResponseBody());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  @Test
  void anAnswerComesWhole() throws IOException {
    var answer = wire.exchange(answeredBy(body -> body.write("hello".getBytes())));
    assertThat(answer.isSuccess()).isTrue();
    assertThat(StrictText.utf8(answer.body())).isEqualTo("hello");
  }

  /// A read time-out that starts again with every byte would wait for ever.
  @Test
  void anAnswerThatTricklesIsNotWaitedFor() {
    var request =
        answeredBy(body -> {
          for (int i = 0; i < 100; i++) {
            body.write('x');
            body.flush();
            Thread.sleep(50);
          }
        });
    var before = Instant.now();
    assertThatThrownBy(() -> wire.exchange(request)).isInstanceOf(IOException.class);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void anAnswerWithoutEndIsNotKept() {
    var request =
        answeredBy(body -> {
          var chunk = new byte[1 << 20];
          for (int i = 0; i < 8; i++) body.write(chunk);
        });
    assertThatThrownBy(() -> wire.exchange(request)).isInstanceOf(IOException.class);
  }

  @Test
  void textHasOneSpelling() {
    assertThat(StrictText.isBase64("AQ==")).isTrue();
    assertThat(StrictText.isBase64("AR==")).isFalse();
    assertThat(StrictText.isBase64("AQ")).isFalse();
    assertThat(StrictText.isBase64("A Q==")).isFalse();
    assertThatThrownBy(() -> StrictText.utf8(new byte[] {(byte) 0xEF, (byte) 0xBF}))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(OurId.parse("7")).isEqualTo(7);
    assertThat(OurId.parse("07")).isNull();
    assertThat(OurId.parse("99999999999999999999")).isNull();
  }
}
