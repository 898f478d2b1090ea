package dev.holdfast.provider.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Text that can have been written in one way only. A lenient decoder lets changed bytes pass for
/// the ones that were signed.
public final class StrictText {
  private StrictText() {}

  /// @throws CharacterCodingException where a lenient decoder would put a replacement character
  public static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
  }

  public static String utf8(byte[] bytes) throws CharacterCodingException {
    return decode(bytes, StandardCharsets.UTF_8);
  }

  /// Whether the text is Base64 exactly as an encoder writes it: padded, no other characters, and
  /// zeros in the last character's spare bits.
  public static boolean isBase64(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
