package dev.holdfast.provider.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Our ids as providers carry them: decimal text, one spelling each.
public final class OurId {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

  private OurId() {}

  /// @return null when it is not one of ours
  public static @Nullable Long parse(@Nullable String text) {
    if (text == null || !FORM.matcher(text).matches()) return null;
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
