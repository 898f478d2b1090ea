package dev.holdfast.server.access;

import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;

/// Turns `Authorization: Bearer ...` into a caller.
public final class Credentials {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_LENGTH = 1_000;

  private final KeyRing keys;
  private final BuyerTokens buyers;

  public Credentials(KeyRing keys, BuyerTokens buyers) {
    this.keys = keys;
    this.buyers = buyers;
  }

  /// @throws ProblemException `unauthenticated`
  public Caller callerOf(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header == null) throw refused("Send Authorization: Bearer and an API key or buyer token.");
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused("The Authorization scheme is Bearer.");
    }
    var secret = header.substring(SCHEME.length()).strip();
    if (secret.isEmpty() || secret.length() > MAX_LENGTH) throw refused("That is no key or token.");
    var caller = BuyerTokens.looksLikeOne(secret) ? buyers.holder(secret) : keys.holder(secret);
    return caller.orElseThrow(() -> refused("The key or token is unknown, revoked or expired."));
  }

  private static ProblemException refused(String detail) {
    return Problem.of(ProblemType.UNAUTHENTICATED, detail).asException();
  }
}
