package dev.holdfast.kernel;

import org.jspecify.annotations.Nullable;

/// A command on its way into a lane.
///
/// @param id the caller's id; null for an internal command, whose repetition is harmless because
///   its natural key (the state it meets) is permanent
/// @param fingerprint null exactly when the id is
/// @param actor who acts, as the journal shows it: `key:NAME`, `buyer:ID`, `job:NAME`
public record Submission(
    @Nullable CommandId id, @Nullable Fingerprint fingerprint, String actor, Command command) {

  public static Submission internal(String job, Command command) {
    return new Submission(null, null, "job:" + job, command);
  }
}
