package dev.holdfast.server.web;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tomcat's own errors (a path it cannot decode, a failure outside Spring) as problems instead of
/// HTML pages. Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400 || response.getContentWritten() > 0) return;
    if (!response.setErrorReported()) return;
    try {
      SafeHeaders.set(response);
      Responses.write(answer(response.getStatus(), failure), response);
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("the caller is gone", e);
    }
  }

  /// A request that Tomcat could not read is its sender's fault, whatever was thrown.
  private static Answer answer(int status, @Nullable Throwable failure) {
    if (failure instanceof IOException) return answer(ProblemType.INVALID_REQUEST);
    if (failure != null && status >= 500) return ExceptionAnswers.incident(failure);
    return answer(
        switch (status) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405, 501 -> ProblemType.METHOD_NOT_ALLOWED;
          case 413 -> ProblemType.BODY_TOO_LARGE;
          case 503 -> ProblemType.SHUTTING_DOWN;
          default -> status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        });
  }

  private static Answer answer(ProblemType type) {
    return Answer.of(Problem.of(type, type.title() + "."));
  }
}
