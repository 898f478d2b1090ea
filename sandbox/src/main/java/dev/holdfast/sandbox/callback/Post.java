package dev.holdfast.sandbox.callback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Carries a parcel to a URL and brings the answer back.
final class Post implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 64;

  private final Semaphore carriers = new Semaphore(AT_ONCE);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /// @param status 0 when there was no answer
  record Receipt(int status, String body) {
    static final Receipt NONE = new Receipt(0, "");
  }

  Receipt carry(String url, Parcel parcel) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.body()));
      parcel.headers().forEach(request::header);
      carriers.acquire();
      try {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Receipt(response.statusCode(), response.body());
      } finally {
        carriers.release();
      }
    } catch (IOException | IllegalArgumentException e) {
      return Receipt.NONE; // nobody there, or not an address that anybody could be at
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Receipt.NONE;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
