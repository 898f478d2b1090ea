package dev.holdfast.provider.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One exchange with a provider at a time: sent once, never repeated, never redirected, bounded in
/// time and size. Thread-safe; blocks the caller, best a virtual thread.
public final class Wire implements AutoCloseable {
  /// Bytes of an answer that are read. The largest that is asked for, a page of Stripe's, is below.
  private static final int MAX_ANSWER = 4 << 20;

  private final HttpClient client;
  private final Limits limits;

  public Wire(Limits limits) {
    this.limits = limits;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// @throws IOException when there is no whole answer in time; whether the request arrived is
  ///   unknown then
  public Answer exchange(HttpRequest request) throws IOException {
    var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER);
    var response = await(client.sendAsync(request, body));
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> sent) throws IOException {
    try {
      return sent.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new InterruptedIOException("no answer within " + limits.answer());
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) throw io;
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
