package dev.holdfast.provider;

/// Text that has to fit.
final class Cut {
  private Cut() {}

  /// The first chars of a text, without half a character at the end.
  static String of(String text, int limit) {
    if (text.length() <= limit) return text;
    return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
  }
}
