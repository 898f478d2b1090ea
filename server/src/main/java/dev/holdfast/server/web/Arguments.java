package dev.holdfast.server.web;

import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Gate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// What handlers may ask for: the [Caller], a write's [Call], the [Body], the [Query].
final class Arguments implements HandlerMethodArgumentResolver {
  private static final Set<Class<?>> TYPES =
      Set.of(Caller.class, Call.class, Body.class, Query.class);

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return TYPES.contains(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    var request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null) throw new IllegalStateException("not a servlet request");
    var type = parameter.getParameterType();
    if (type == Body.class) return Body.read(request);
    if (type == Query.class) return new Query(request);
    var caller = Gate.caller(request);
    return type == Caller.class ? caller : Call.of(caller, request);
  }
}
