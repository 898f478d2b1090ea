package dev.holdfast.server.access;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Stands before every handler: establishes the caller, then checks what the handler's annotation
/// asks for. Fails closed.
public final class Gate implements HandlerInterceptor {
  private static final String CALLER = Gate.class.getName() + ".caller";
  private final Credentials credentials;

  public Gate(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("OPTIONS")) {
      throw Problem.of(ProblemType.METHOD_NOT_ALLOWED, "OPTIONS is not answered.").asException();
    }
    if (!(handler instanceof HandlerMethod mapped)) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is nothing here.").asException();
    }
    // Spring would look for composed annotations, anew for each request.
    var method = mapped.getMethod();
    if (method.isAnnotationPresent(Open.class)) return true;
    var allow = method.getAnnotation(Allow.class);
    if (allow == null) throw new IllegalStateException(method + " does not say who may call it");
    var caller = credentials.callerOf(request);
    if (!(caller instanceof Caller.Buyer && allow.buyers())) caller.require(allow.value());
    request.setAttribute(CALLER, caller);
    return true;
  }

  /// Who was let through.
  public static Caller caller(HttpServletRequest request) {
    if (request.getAttribute(CALLER) instanceof Caller caller) return caller;
    throw new IllegalStateException("nobody was let through");
  }
}
