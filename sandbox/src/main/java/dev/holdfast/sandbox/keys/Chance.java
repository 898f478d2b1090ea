package dev.holdfast.sandbox.keys;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// Unpredictable text.
public final class Chance {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int DIGITS = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Chance() {}

  public static String letters(int length) {
    return text(length, LETTERS.length());
  }

  public static String digits(int length) {
    return text(length, DIGITS);
  }

  public static byte[] bytes(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String text(int length, int choices) {
    return RANDOM
        .ints(length, 0, choices)
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
