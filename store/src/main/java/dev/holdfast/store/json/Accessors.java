package dev.holdfast.store.json;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Reads components of records as a lambda in the source would: linked once, without reflection at
/// each call.
final class Accessors {
  private Accessors() {}

  /// Of a `long` or `int`.
  @SuppressWarnings("unchecked")
  static ToLongFunction<Object> number(RecordComponent component) {
    return (ToLongFunction<Object>)
        link(component, ToLongFunction.class, "applyAsLong", long.class);
  }

  /// Of a `boolean`.
  @SuppressWarnings("unchecked")
  static Predicate<Object> flag(RecordComponent component) {
    return (Predicate<Object>) link(component, Predicate.class, "test", boolean.class);
  }

  /// Of any other type.
  @SuppressWarnings("unchecked")
  static Function<Object, @Nullable Object> value(RecordComponent component) {
    return (Function<Object, @Nullable Object>)
        link(component, Function.class, "apply", Object.class);
  }

  private static Object link(
      RecordComponent component, Class<?> shape, String method, Class<?> result) {
    var owner = component.getDeclaringRecord();
    try {
      var lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
      var accessor = lookup.unreflect(component.getAccessor());
      return target(lookup, accessor, shape, method, result).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static MethodHandle target(
      MethodHandles.Lookup lookup,
      MethodHandle accessor,
      Class<?> shape,
      String method,
      Class<?> result)
      throws Exception {
    var called = result.isPrimitive() ? accessor.type().changeReturnType(result) : accessor.type();
    return LambdaMetafactory.metafactory(
            lookup,
            method,
            MethodType.methodType(shape),
            MethodType.methodType(result, Object.class),
            accessor,
            called)
        .getTarget();
  }
}
