package dev.holdfast.provider.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import dev.holdfast.provider.wire.StrictText;
import dev.holdfast.provider.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/// The SDK's requests over our wire.
final class StripeWire extends HttpClient {
  private final Wire wire;

  StripeWire(Wire wire) {
    this.wire = wire;
  }

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    try {
      var answer = wire.exchange(ours(request));
      var headers = HttpHeaders.of(answer.headers().map());
      return new StripeResponse(answer.status(), headers, StrictText.utf8(answer.body()));
    } catch (IOException e) {
      throw new ApiConnectionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static HttpRequest ours(StripeRequest request) {
    // The SDK leaves brackets as they are, which a URI may not.
    var url = request.url().toString().replace("[", "%5B").replace("]", "%5D");
    var ours = HttpRequest.newBuilder(URI.create(url));
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> ours.header(name, value)));
    ours.header("User-Agent", buildUserAgentString(request));
    @Nullable HttpContent content = request.content();
    if (content == null)
      return ours.method(request.method().name(), BodyPublishers.noBody()).build();
    var body = BodyPublishers.ofByteArray(content.byteArrayContent());
    return ours.setHeader("Content-Type", content.contentType())
        .method(request.method().name(), body)
        .build();
  }
}
