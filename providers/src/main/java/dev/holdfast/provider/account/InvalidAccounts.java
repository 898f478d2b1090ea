package dev.holdfast.provider.account;

import java.nio.file.Path;

/// The accounts' file cannot be used. The message names the file and the field, and no secret.
public final class InvalidAccounts extends RuntimeException {
  InvalidAccounts(Path file, String field, String problem) {
    super(file + ": " + (field.isEmpty() ? problem : field + " " + problem));
  }
}
