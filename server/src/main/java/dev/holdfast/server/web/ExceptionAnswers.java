package dev.holdfast.server.web;

import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;

/// Turns whatever a request threw into a problem. What nobody expected is logged under an incident
/// number, and the caller gets the number alone.
public final class ExceptionAnswers implements HandlerExceptionResolver {
  private static final Logger LOG = LoggerFactory.getLogger(ExceptionAnswers.class);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    try {
      if (!response.isCommitted()) Responses.write(answer(failure), response);
    } catch (IOException e) {
      LOG.debug("the caller is gone", e);
    }
    return new ModelAndView();
  }

  static Answer answer(Exception failure) {
    return switch (failure) {
      case ProblemException e -> plain(e.problem());
      case InvalidCommand e ->
          plain(Problem.field(ProblemType.INVALID_VALUE, e.field(), e.getMessage() + "."));
      case StoreException e -> unavailable(e);
      case NoHandlerFoundException e -> plain(problem(ProblemType.NOT_FOUND));
      case HttpMediaTypeException e -> plain(problem(ProblemType.NOT_ACCEPTABLE));
      case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
      case InvalidParameterException e -> plain(problem(ProblemType.INVALID_REQUEST));
      case IOException e -> plain(problem(ProblemType.INVALID_REQUEST));
      default -> incident(failure);
    };
  }

  /// A bug's answer.
  public static Answer incident(Throwable failure) {
    var incident = UUID.randomUUID().toString();
    LOG.error("incident {}", incident, failure);
    return Answer.of(problem(ProblemType.INTERNAL).with("incident", incident));
  }

  private static Answer plain(Problem problem) {
    var answer = Answer.of(problem);
    return problem.type() == ProblemType.UNAUTHENTICATED
        ? answer.with("WWW-Authenticate", "Bearer realm=\"holdfast\"")
        : answer;
  }

  private static Answer methodNotAllowed(HttpRequestMethodNotSupportedException e) {
    var answer = plain(problem(ProblemType.METHOD_NOT_ALLOWED));
    var methods = e.getSupportedMethods();
    return methods == null ? answer : answer.with("Allow", String.join(", ", methods));
  }

  private static Answer unavailable(StoreException e) {
    LOG.warn("the database did not answer: {}", e.getMessage());
    return Answer.of(problem(ProblemType.DATABASE_UNAVAILABLE).retryAfter(1));
  }

  private static Problem problem(ProblemType type) {
    return Problem.of(type, type.title() + ".");
  }
}
