package dev.holdfast.kernel;

import java.util.UUID;

/// Tells a repeat of a command from another command under the same id: a hash of the parsed
/// command, so that white space and the order of fields do not matter.
public record Fingerprint(UUID hash) {
  /// @param canonical the command in a form that is equal exactly when the commands are, and that
  ///   does not change when an optional field is added to the command's type: see
  ///   [Codec#encode(Command)]
  public static Fingerprint of(byte[] canonical) {
    return new Fingerprint(Digest.of(canonical));
  }
}
