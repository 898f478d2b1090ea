package dev.holdfast.server.json;

import java.util.OptionalLong;

/// 64-bit ids, which travel as decimal strings because JavaScript's numbers end at 2^53.
public final class Id {
  private static final int MAX_DIGITS = 19;

  private Id() {}

  /// Empty when the text is not an id in its one canonical form.
  public static OptionalLong parse(String text) {
    boolean canonical =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && text.charAt(0) != '0';
    if (!canonical) return OptionalLong.empty();
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
