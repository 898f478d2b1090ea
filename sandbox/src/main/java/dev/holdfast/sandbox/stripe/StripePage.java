package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// One page of a list, newest first, as `limit`, `starting_after` and `ending_before` ask for it.
final class StripePage {
  private static final int DEFAULT_SIZE = 10;
  private static final int MAX_SIZE = 100;

  private StripePage() {}

  static <T> ObjectNode of(
      List<T> newestFirst,
      Map<String, String> query,
      Function<T, String> id,
      Function<T, ObjectNode> write,
      String url) {
    var items = new ArrayList<>(newestFirst);
    int size = size(query);
    var after = query.getOrDefault("starting_after", "");
    if (!after.isEmpty()) items.subList(0, place(items, id, after) + 1).clear();
    var before = query.getOrDefault("ending_before", "");
    if (!before.isEmpty()) {
      items.subList(place(items, id, before), items.size()).clear();
      items.subList(0, Math.max(0, items.size() - size)).clear();
    }
    var page =
        Json.object().put("object", "list").put("has_more", items.size() > size).put("url", url);
    var data = page.putArray("data");
    items.stream().limit(size).map(write).forEach(data::add);
    return page;
  }

  private static <T> int place(List<T> items, Function<T, String> id, String wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (id.apply(items.get(i)).equals(wanted)) return i;
    }
    throw StripeRefused.missing("item: '" + wanted + "'");
  }

  private static int size(Map<String, String> query) {
    if (!query.containsKey("limit")) return DEFAULT_SIZE;
    return (int) Math.min(StripePayments.positive(query, "limit"), MAX_SIZE);
  }

  /// Whether a moment is within `created[gt]`, `[gte]`, `[lt]` and `[lte]`, in seconds.
  static boolean isCreatedWithin(long seconds, Map<String, String> query) {
    return seconds > bound(query, "gt", Long.MIN_VALUE)
        && seconds >= bound(query, "gte", Long.MIN_VALUE)
        && seconds < bound(query, "lt", Long.MAX_VALUE)
        && seconds <= bound(query, "lte", Long.MAX_VALUE);
  }

  private static long bound(Map<String, String> query, String which, long otherwise) {
    var name = "created[" + which + "]";
    return query.containsKey(name) ? StripePayments.positive(query, name) : otherwise;
  }
}
