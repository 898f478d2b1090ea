package dev.holdfast.store;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/// The one-letter codes of the journal's kinds of aggregate; part of the stored format.
final class Aggregates {
  static final String ORDER = "order";
  static final String STOCK = "stock";
  static final String SKU = "sku";
  static final String LOCATION = "location";
  static final String API_KEY = "api-key";
  static final String CAMPAIGN = "campaign";
  static final String COUPON = "coupon";
  static final String POINTS = "points";
  static final String POINTS_RULE = "points-rule";

  private static final Map<String, Character> LETTERS =
      Map.of(
          ORDER,
          'o',
          STOCK,
          's',
          SKU,
          'k',
          LOCATION,
          'l',
          API_KEY,
          'a',
          CAMPAIGN,
          'm',
          COUPON,
          'c',
          POINTS,
          'p',
          POINTS_RULE,
          'r');
  private static final Map<Character, String> NAMES =
      LETTERS.entrySet().stream().collect(Collectors.toMap(Entry::getValue, Entry::getKey));

  private Aggregates() {}

  static char letter(String aggregate) {
    var letter = LETTERS.get(aggregate);
    if (letter == null) throw new IllegalStateException("no letter for aggregate " + aggregate);
    return letter;
  }

  static String name(char letter) {
    var name = NAMES.get(letter);
    if (name == null) throw new IllegalStateException("no aggregate has the letter " + letter);
    return name;
  }
}
