package dev.holdfast.client;

import java.util.function.Function;

/// What the server decided about a write: done, or refused. Both are final for the call's
/// idempotency key.
///
/// ```java
/// switch (holdfast.orders().place(key, order)) {
///   case Result.Done(var placed) -> show(placed.id(), placed.expiresAt());
///   case Result.Refused(var problem) when problem.is("insufficient-stock") -> offer(problem.shortages());
///   case Result.Refused(var problem) -> apologise(problem.detail());
/// }
/// ```
///
/// @param <T> what a write that succeeded returns
public sealed interface Result<T> {
  /// Durable.
  record Done<T>(T value) implements Result<T> {}

  /// Nothing was changed.
  record Refused<T>(Problem problem) implements Result<T> {}

  /// The value, for callers who did not expect a refusal.
  ///
  /// @throws RefusedException when refused
  default T orThrow() {
    return switch (this) {
      case Done<T>(var value) -> value;
      case Refused<T>(var problem) -> throw new RefusedException(problem);
    };
  }

  /// The same decision with another value.
  default <U> Result<U> map(Function<? super T, ? extends U> mapping) {
    return switch (this) {
      case Done<T>(var value) -> new Done<>(mapping.apply(value));
      case Refused<T>(var problem) -> new Refused<>(problem);
    };
  }
}
