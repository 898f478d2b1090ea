package dev.holdfast.provider.account;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of one object of the file, read strictly: what nobody asked for is an error.
final class Fields {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private final SecretSource secrets;
  private final String path;
  private final JsonObject object;
  private final Set<String> asked = new HashSet<>();

  /// @param path how errors call the object, `accounts[0]`; empty for the whole file
  Fields(SecretSource secrets, String path, JsonElement object) {
    if (!object.isJsonObject()) throw new InvalidAccounts(secrets.file(), path, "must be {...}");
    this.secrets = secrets;
    this.path = path;
    this.object = object.getAsJsonObject();
  }

  InvalidAccounts invalid(String name, String problem) {
    return new InvalidAccounts(secrets.file(), path.isEmpty() ? name : path + "." + name, problem);
  }

  /// @return null when it is not there
  @Nullable JsonElement get(String name) {
    asked.add(name);
    @Nullable JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  @Nullable String optionalText(String name) {
    var value = get(name);
    if (value == null) return null;
    if (!value.isJsonPrimitive() || value.getAsString().isBlank()) {
      throw invalid(name, "must be text");
    }
    return value.getAsString();
  }

  String text(String name) {
    var text = optionalText(name);
    if (text == null) throw invalid(name, "is missing");
    return text;
  }

  /// Seconds, 1 to 60.
  int seconds(String name, int fallback) {
    var text = optionalText(name);
    if (text == null) return fallback;
    if (!text.matches("[1-9]|[1-5][0-9]|60")) throw invalid(name, "must be 1 to 60 seconds");
    return Integer.parseInt(text);
  }

  int number(String name, int least, int most, int fallback) {
    var text = optionalText(name);
    if (text == null) return fallback;
    boolean fits = text.matches("\\d{1,9}") && Integer.parseInt(text) >= least;
    if (fits && Integer.parseInt(text) <= most) return Integer.parseInt(text);
    throw invalid(name, "must be %d to %d".formatted(least, most));
  }

  /// The object of that name, an empty one when it is not there.
  Fields object(String name) {
    var value = get(name);
    var inner = path.isEmpty() ? name : path + "." + name;
    return new Fields(secrets, inner, value == null ? new JsonObject() : value);
  }

  URI url(String name, @Nullable String fallback) {
    var text = optionalText(name);
    if (text == null) text = fallback;
    if (text == null) throw invalid(name, "is missing");
    try {
      var url = new URI(text);
      boolean safe =
          "https".equals(url.getScheme())
              || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost());
      if (url.getHost() != null && safe) return url;
    } catch (URISyntaxException e) {
      throw invalid(name, "is no URL: " + e.getReason());
    }
    throw invalid(name, "must be https://..., or http:// to this machine");
  }

  <K> K secret(String name, Function<String, K> parse) {
    var value = get(name);
    if (value == null) throw invalid(name, "is missing");
    return parsed(name, value, parse);
  }

  /// One or several of a kind.
  <K> List<K> secrets(String name, Function<String, K> parse) {
    var value = get(name);
    if (value == null) throw invalid(name, "is missing");
    if (!value.isJsonArray()) return List.of(parsed(name, value, parse));
    var all = new ArrayList<K>();
    for (var element : value.getAsJsonArray()) {
      all.add(parsed(name + "[" + all.size() + "]", element, parse));
    }
    if (all.isEmpty()) throw invalid(name, "is empty");
    return all;
  }

  <K> K parsed(String name, JsonElement value, Function<String, K> parse) {
    var text = secrets.read(path + "." + name, value);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw invalid(name, String.valueOf(e.getMessage()));
    }
  }

  /// @throws InvalidAccounts when there are fields that nobody asked for
  void done() {
    for (var name : object.keySet()) {
      if (!asked.contains(name)) throw invalid(name, "is not known");
    }
  }
}
