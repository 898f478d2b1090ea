package dev.holdfast.kernel;

import java.util.Locale;

/// Writes commands, outcomes and events as JSON. Fields that are null are left out, maps are sorted
/// by key. A record whose only component is a record is written as that component. Names are the
/// kebab case of the record's simple name and part of the stored format.
public interface Codec {
  byte[] encode(Command command);

  byte[] encode(Outcome outcome);

  byte[] encode(Event event);

  <O extends Outcome> O decode(byte[] body, Class<O> type);

  /// `InsufficientStock` becomes `insufficient-stock`.
  static String name(Class<?> type) {
    return Names.KEBAB.get(type);
  }

  /// Names already computed.
  final class Names {
    private static final ClassValue<String> KEBAB =
        new ClassValue<>() {
          @Override
          protected String computeValue(Class<?> type) {
            var dashed = type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
            return dashed.toLowerCase(Locale.ROOT);
          }
        };

    private Names() {}
  }
}
