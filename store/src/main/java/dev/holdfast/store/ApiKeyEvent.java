package dev.holdfast.store;

import dev.holdfast.kernel.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to an API key; aggregate `api-key`.
sealed interface ApiKeyEvent extends Event {
  record ApiKeyCreated(String name, List<String> scopes) implements ApiKeyEvent {}

  /// @param formerGoodUntil how long the secret before is still accepted, null when it is not
  record ApiKeyRotated(String name, @Nullable Instant formerGoodUntil) implements ApiKeyEvent {}

  record ApiKeyRevoked(String name) implements ApiKeyEvent {}
}
