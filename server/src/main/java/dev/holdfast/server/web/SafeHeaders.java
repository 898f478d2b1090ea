package dev.holdfast.server.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;

/// Headers on every response: take the content type at its word, keep nothing, embed nowhere.
/// Tomcat gets them as bytes: of text it would make bytes for each response, with a new encoder for
/// each name and value.
final class SafeHeaders extends ValveBase {
  private static final List<Header> ALL =
      List.of(
          new Header("X-Content-Type-Options", "nosniff"),
          new Header("Cache-Control", "no-store"),
          new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          new Header("Referrer-Policy", "no-referrer"));

  SafeHeaders() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    set(response);
    getNext().invoke(request, response);
  }

  static void set(Response response) {
    var headers = response.getCoyoteResponse().getMimeHeaders();
    for (var header : ALL) header.set(headers);
  }

  private record Header(String name, byte[] nameBytes, byte[] value) {
    Header(String name, String value) {
      this(name, name.getBytes(US_ASCII), value.getBytes(US_ASCII));
    }

    void set(MimeHeaders headers) {
      var there = headers.getValue(name);
      var field = there == null ? headers.addValue(nameBytes, 0, nameBytes.length) : there;
      field.setBytes(value, 0, value.length);
    }
  }
}
