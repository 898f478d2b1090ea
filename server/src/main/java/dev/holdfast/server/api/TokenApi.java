package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.BuyerTokens;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Tokens for buyers, issued to the back end that knows who the buyer is.
@Controller
@RequestMapping(path = "/v1/buyer-tokens", produces = Answer.JSON)
public final class TokenApi {
  private static final Range LIFE = new Range(1, BuyerTokens.LONGEST.toSeconds());

  private final BuyerTokens tokens;

  TokenApi(BuyerTokens tokens) {
    this.tokens = tokens;
  }

  /// `{buyerId, expiresInSeconds}`
  @Allow(Scope.BUYERS_TOKEN)
  @PostMapping
  Answer issue(Body body) {
    return Answer.of(
        201,
        body.as(fields ->
            tokens.issue(
                fields.text("buyerId", Text.BUYER),
                Duration.ofSeconds(fields.number("expiresInSeconds", LIFE)))));
  }
}
