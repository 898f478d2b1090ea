package dev.holdfast.server.api;

import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.KeyRing;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.json.Text;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.store.ApiKey;
import dev.holdfast.store.ApiKeys;
import dev.holdfast.store.LastKeyException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// API keys. Nobody can give away more than they have.
@Controller
@RequestMapping(path = "/v1/api-keys", produces = Answer.JSON)
public final class KeyApi {
  private static final Range SCOPES = new Range(1, Scope.values().length);
  private static final Range OVERLAP = new Range(0, Duration.ofDays(1).toSeconds());

  private final ApiKeys keys;
  private final KeyRing ring;

  KeyApi(ApiKeys keys, KeyRing ring) {
    this.keys = keys;
    this.ring = ring;
  }

  /// What a key shall be called, and what it may do.
  private record NewKey(String name, List<String> scopes) {}

  /// A key that has just got a secret.
  private record WithSecret(String id, String name, List<String> scopes, String key) {
    static WithSecret of(ApiKey.Issued issued) {
      var key = issued.key();
      return new WithSecret(key.id(), key.name(), key.scopes(), issued.secret());
    }
  }

  private record All(List<ApiKey> items) {}

  @Allow(Scope.KEYS_ADMIN)
  @PostMapping
  Answer create(Caller caller, Body body) {
    var asked = body.as(fields -> newKey(fields, caller));
    return keys.create(asked.name, asked.scopes, caller.actor())
        .map(issued -> Answer.of(201, WithSecret.of(issued)))
        .orElseThrow(() -> nameTaken(asked.name));
  }

  @Allow(Scope.KEYS_ADMIN)
  @GetMapping
  Answer list() {
    return Answer.of(200, new All(keys.list()));
  }

  /// `{overlapSeconds?}`: how long the former secret stays good.
  @Allow(Scope.KEYS_ADMIN)
  @PostMapping("/{id}/rotate")
  Answer rotate(Caller caller, @PathVariable String id, Body body) {
    long key = PathId.KEY.parse(id);
    var overlap = body.orEmptyAs(fields -> fields.optionalNumber("overlapSeconds", OVERLAP));
    var length = overlap == null ? Duration.ZERO : Duration.ofSeconds(overlap);
    var issued = keys.rotate(key, length, caller.actor()).orElseThrow(() -> gone(id));
    ring.forget();
    return Answer.of(200, WithSecret.of(issued));
  }

  @Allow(Scope.KEYS_ADMIN)
  @DeleteMapping("/{id}")
  Answer revoke(Caller caller, @PathVariable String id) {
    try {
      var revoked = keys.revoke(PathId.KEY.parse(id), Scope.KEYS_ADMIN.text(), caller.actor());
      if (revoked.isEmpty()) throw gone(id);
    } catch (LastKeyException e) {
      throw Problem.of(ProblemType.LAST_ADMIN_KEY, "Create another one first.")
          .with("scope", Scope.KEYS_ADMIN.text())
          .asException();
    }
    ring.forget();
    return Answer.empty();
  }

  private static NewKey newKey(Fields body, Caller caller) {
    var name = body.text("name", Text.NAME);
    var scopes = body.texts("scopes", SCOPES, Text.NAME);
    for (int i = 0; i < scopes.size(); i++)
      caller.require(scope("scopes[" + i + "]", scopes.get(i)));
    return new NewKey(name, scopes.stream().distinct().toList());
  }

  private static Scope scope(String field, String text) {
    var scope = Scope.named(text);
    if (scope != null) return scope;
    throw Problem.field(ProblemType.INVALID_VALUE, field, field + " is not a scope.")
        .with("allowed", Scope.texts())
        .asException();
  }

  private static RuntimeException nameTaken(String name) {
    return Problem.field(
            ProblemType.KEY_NAME_TAKEN,
            "name",
            "If this repeats a request: the secret was shown in the first answer alone.")
        .with("name", name)
        .asException();
  }

  private static ProblemException gone(String id) {
    return PathId.KEY.notFound(id);
  }
}
