package dev.holdfast.provider;

import java.util.function.Function;

/// What a provider answered about a payment or a refund.
///
/// @param <N> the news
public sealed interface Sighting<N> {
  /// Goes on from what was seen; an answer without news stays that answer.
  default <M> Sighting<M> then(Function<? super N, Sighting<M>> next) {
    return switch (this) {
      case Seen<N>(var news) -> next.apply(news);
      case Absent<N> a -> new Absent<>();
      case Refused<N>(var code, var message) -> new Refused<>(code, message);
      case Unanswered<N>(var reason) -> new Unanswered<>(reason);
    };
  }

  /// It knows it.
  record Seen<N>(N news) implements Sighting<N> {}

  /// It knows nothing of it: it never heard of it, or the buyer has not begun.
  record Absent<N>() implements Sighting<N> {}

  /// It said no to the request itself, and will say so again: a permission is missing, say.
  ///
  /// @param code the provider's own
  record Refused<N>(String code, String message) implements Sighting<N> {}

  /// It did not answer, or not in time, or with an error of its own: nothing was learnt.
  record Unanswered<N>(String reason) implements Sighting<N> {}
}
