package dev.holdfast.embedded;

import java.nio.file.Path;

/// Another server works on the data directory. It helps to stop that one or to name another
/// directory.
public final class DirectoryInUseException extends EmbeddedPostgresException {
  private static final long serialVersionUID = 1;

  DirectoryInUseException(Path directory, String holder) {
    super(
        "the data directory %s is in use by process %s: stop that process or choose another directory"
            .formatted(directory, holder));
  }
}
