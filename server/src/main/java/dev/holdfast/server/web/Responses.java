package dev.holdfast.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Writes the [Answer] that a handler returned.
public final class Responses implements HandlerMethodReturnValueHandler {
  @Override
  public boolean supportsReturnType(MethodParameter type) {
    return type.getParameterType() == Answer.class;
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter type,
      ModelAndViewContainer container,
      NativeWebRequest request)
      throws IOException {
    container.setRequestHandled(true);
    var response = request.getNativeResponse(HttpServletResponse.class);
    if (response != null && value instanceof Answer answer) write(answer, response);
  }

  /// Does nothing when the response is on its way already. A problem leaves at once, before Tomcat
  /// replaces it by an error of its own because the request could not be read.
  public static void write(Answer answer, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) return;
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    if (answer.body().length == 0) return;
    response.setContentType(answer.contentType());
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
    if (answer.status() >= 400) response.flushBuffer();
  }
}
