package dev.holdfast.server.access;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import java.util.Set;

/// Who sent a request.
public sealed interface Caller {
  /// Scopes the caller's idempotency keys: two callers never clash.
  String id();

  /// How the journal shows it.
  String actor();

  boolean has(Scope scope);

  /// Whether the caller may know that this buyer's things exist.
  boolean maySee(String buyerId);

  /// A back end with an API key.
  ///
  /// @param keyId the key's id, which stays when its secret is rotated
  record KeyHolder(String keyId, String name, Set<Scope> scopes) implements Caller {
    @Override
    public String id() {
      return "key:" + keyId;
    }

    @Override
    public String actor() {
      return "key:" + name;
    }

    @Override
    public boolean has(Scope scope) {
      return scopes.contains(scope);
    }

    @Override
    public boolean maySee(String buyerId) {
      return true;
    }
  }

  /// A buyer with a token: sees and does only what is the buyer's own.
  record Buyer(String buyerId) implements Caller {
    @Override
    public String id() {
      return actor();
    }

    @Override
    public String actor() {
      return "buyer:" + buyerId;
    }

    @Override
    public boolean has(Scope scope) {
      return false;
    }

    @Override
    public boolean maySee(String other) {
      return buyerId.equals(other);
    }
  }

  /// @throws ProblemException `insufficient-scope`
  default void require(Scope scope) {
    if (has(scope)) return;
    throw Problem.of(ProblemType.INSUFFICIENT_SCOPE, "This needs the scope " + scope.text() + ".")
        .with("scope", scope.text())
        .asException();
  }
}
