package dev.holdfast.sandbox;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The SDK's requests, signed and checked by the SDK, to another host than the one that it fixes.
final class WechatLine extends AbstractHttpClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  WechatLine(RSAPublicKeyConfig config, String base) {
    super(config.createCredential(), config.createValidator());
    this.base = base;
  }

  @Override
  protected OriginalResponse innerExecute(HttpRequest request) {
    var uri = request.getUri();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var body = request.getBody() instanceof JsonRequestBody json ? json.getBody() : "";
    var sent =
        java.net.http.HttpRequest.newBuilder(URI.create(base + uri.getRawPath() + query))
            .method(request.getHttpMethod().name(), BodyPublishers.ofString(body));
    request.getHeaders().getHeaders().forEach(sent::header);
    try {
      var answer = http.send(sent.build(), BodyHandlers.ofString());
      var headers = new TreeMap<String, String>();
      answer.headers().map().forEach((name, values) -> headers.put(cased(name), values.getFirst()));
      return new OriginalResponse.Builder()
          .request(request)
          .headers(headers)
          .statusCode(answer.statusCode())
          .contentType(headers.getOrDefault("Content-Type", ""))
          .body(answer.body())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As the SDK looks for it, which minds upper and lower case.
  private static String cased(String name) {
    return Arrays.stream(name.split("-"))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining("-"));
  }

  @Override
  protected InputStream innerDownload(HttpRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected String getHttpClientInfo() {
    return "test";
  }
}
