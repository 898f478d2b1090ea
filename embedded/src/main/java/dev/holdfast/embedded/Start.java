package dev.holdfast.embedded;

/// How an attempt to start PostgreSQL ended.
sealed interface Start {
  /// It accepts connections.
  record Ready() implements Start {}

  /// Somebody else listens on the port: another one may be free.
  record PortTaken() implements Start {}

  /// Something of an earlier PostgreSQL still works in the cluster: it has to go first.
  record StillOccupied() implements Start {}

  /// It ended for a reason that another attempt does not cure.
  ///
  /// @param log what PostgreSQL said
  record Failed(int exitCode, String log) implements Start {}

  static Start failure(int exitCode, String log) {
    if (log.contains("could not create any TCP/IP sockets")) {
      return new PortTaken();
    }
    if (log.contains("pre-existing shared memory block")
        || log.contains("lock file \"postmaster.pid\" already exists")) {
      return new StillOccupied();
    }
    return new Failed(exitCode, log);
  }
}
