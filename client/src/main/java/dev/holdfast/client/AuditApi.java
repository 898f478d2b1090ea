package dev.holdfast.client;

import tools.jackson.core.type.TypeReference;

/// The proof that the books agree.
public final class AuditApi {
  private static final TypeReference<AuditReport> REPORT = new TypeReference<>() {};

  private final Requests requests;

  AuditApi(Requests requests) {
    this.requests = requests;
  }

  /// Checks every invariant, from the first row.
  public AuditReport run() {
    return requests.get(Call.path("audit"), REPORT);
  }
}
