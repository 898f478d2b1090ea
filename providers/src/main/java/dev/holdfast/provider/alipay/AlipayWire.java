package dev.holdfast.provider.alipay;

import com.alipay.api.FileItem;
import com.alipay.api.internal.util.AbstractHttpClient;
import com.alipay.api.internal.util.WebUtils;
import dev.holdfast.provider.wire.StrictText;
import dev.holdfast.provider.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.Map;

/// The SDK's requests over our wire.
final class AlipayWire extends AbstractHttpClient {
  private final Wire wire;

  AlipayWire(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String doPost(
      String url, Map<String, String> fields, String charset, Map<String, String> headers)
      throws IOException {
    var form = WebUtils.buildQuery(fields, charset);
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded;charset=" + charset)
            .POST(BodyPublishers.ofString(form == null ? "" : form))
            .build();
    var answer = wire.exchange(request);
    if (answer.status() != 200) throw new IOException("HTTP " + answer.status());
    return StrictText.decode(answer.body(), Charset.forName(charset));
  }

  @Override
  public String doPost(
      String url,
      Map<String, String> fields,
      Map<String, FileItem> files,
      String charset,
      Map<String, String> headers) {
    throw new UnsupportedOperationException("no call of ours has files");
  }
}
