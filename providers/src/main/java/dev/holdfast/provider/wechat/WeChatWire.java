package dev.holdfast.provider.wechat;

import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.Validator;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import dev.holdfast.provider.wire.Answer;
import dev.holdfast.provider.wire.StrictText;
import dev.holdfast.provider.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The SDK's requests over our wire, to our base: the SDK fixes the host.
final class WeChatWire extends AbstractHttpClient {
  // The SDK looks headers up by exactly these names.
  private static final List<String> HEADERS =
      List.of(
          Constant.REQUEST_ID,
          Constant.WECHAT_PAY_SERIAL,
          Constant.WECHAT_PAY_SIGNATURE,
          Constant.WECHAT_PAY_TIMESTAMP,
          Constant.WECHAT_PAY_NONCE);

  private final Wire wire;
  private final URI base;

  WeChatWire(Credential credential, Validator validator, Wire wire, URI base) {
    super(credential, validator);
    this.wire = wire;
    this.base = base;
  }

  @Override
  protected OriginalResponse innerExecute(HttpRequest request) {
    try {
      return response(request, wire.exchange(ours(request)));
    } catch (IOException e) {
      throw new HttpException(request, e);
    }
  }

  private java.net.http.HttpRequest ours(HttpRequest request) {
    var uri = request.getUri();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var ours = java.net.http.HttpRequest.newBuilder(base.resolve(uri.getRawPath() + query));
    request.getHeaders().getHeaders().forEach(ours::setHeader);
    var body =
        request.getBody() instanceof JsonRequestBody json
            ? BodyPublishers.ofString(json.getBody())
            : BodyPublishers.noBody();
    return ours.method(request.getHttpMethod().name(), body).build();
  }

  private OriginalResponse response(HttpRequest request, Answer answer) throws IOException {
    var headers = new HashMap<String, String>();
    for (var name : HEADERS) {
      answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    var response =
        new OriginalResponse.Builder()
            .request(request)
            .statusCode(answer.status())
            .headers(headers)
            .contentType(answer.headers().firstValue("Content-Type").orElse(""))
            .body(StrictText.utf8(answer.body()))
            .build();
    if (!answer.isSuccess()) checkError(response, headers);
    return response;
  }

  /// The SDK checks no error's signature. Not every error has one; one that is there must be right.
  private void checkError(OriginalResponse response, Map<String, String> headers) {
    if (headers.containsKey(Constant.WECHAT_PAY_SIGNATURE)
        && !validator.validate(response.getHeaders(), response.getBody())) {
      throw new ValidationException("an error with a wrong signature");
    }
  }

  @Override
  protected InputStream innerDownload(HttpRequest request) {
    throw new UnsupportedOperationException("no call of ours downloads");
  }

  @Override
  protected String getHttpClientInfo() {
    return "jdk";
  }
}
