package dev.holdfast.provider.account;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;

/// Where a secret is: in the file itself, in a file of its own (`{"file": path}`, beside the
/// accounts' file when relative), or in the environment (`{"env": name}`).
///
/// @param file the accounts' file
record SecretSource(Path file, Map<String, String> environment) {
  private static final long MAX_SIZE = 64 << 10;

  /// @throws InvalidAccounts when it is not there, or anybody can read it
  String read(String field, JsonElement value) {
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
      requirePrivate(field, file);
      return present(field, value.getAsString());
    }
    if (value.isJsonObject() && value.getAsJsonObject().size() == 1) {
      var object = value.getAsJsonObject();
      if (object.has("file")) return fromFile(field, file.resolveSibling(text(object, "file")));
      if (object.has("env")) return fromEnvironment(field, text(object, "env"));
    }
    throw new InvalidAccounts(file, field, "must be text, {\"file\": path} or {\"env\": name}");
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).isJsonPrimitive() ? object.get(name).getAsString() : "";
  }

  private String fromEnvironment(String field, String name) {
    var value = environment.get(name);
    if (value == null) {
      throw new InvalidAccounts(file, field, "names the environment's " + name + ", not set");
    }
    return present(field, value);
  }

  private String fromFile(String field, Path secret) {
    try {
      if (!Files.isRegularFile(secret) || Files.size(secret) > MAX_SIZE) {
        throw new InvalidAccounts(file, field, "names " + secret + ", which is no key file");
      }
      requirePrivate(field, secret);
      return present(field, Files.readString(secret));
    } catch (IOException e) {
      throw new InvalidAccounts(file, field, "names " + secret + ", which cannot be read");
    }
  }

  private void requirePrivate(String field, Path path) {
    try {
      if (!Files.getFileStore(path).supportsFileAttributeView("posix")) return;
      if (Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)) {
        var problem = "is a secret in %s, which everybody can read: chmod 600 %s";
        throw new InvalidAccounts(file, field, problem.formatted(path, path));
      }
    } catch (IOException e) {
      throw new InvalidAccounts(file, field, "is in " + path + ", which cannot be looked at");
    }
  }

  private String present(String field, String value) {
    if (value.isBlank()) throw new InvalidAccounts(file, field, "is blank");
    return value.strip();
  }
}
