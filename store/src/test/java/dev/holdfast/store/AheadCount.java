package dev.holdfast.store;

import dev.holdfast.kernel.Batch;
import dev.holdfast.kernel.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the batches that are committed after they were written in two halves: that ran ahead.
final class AheadCount {
  private AheadCount() {}

  static Store of(Store store, AtomicInteger count) {
    return counted(Store.class, store, count);
  }

  private static <T> T counted(Class<T> type, T target, AtomicInteger count) {
    var proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                var result = method.invoke(target, arguments);
                if (method.getName().equals("writeRest")) count.incrementAndGet();
                return result instanceof Batch batch ? counted(Batch.class, batch, count) : result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
    return type.cast(proxy);
  }
}
