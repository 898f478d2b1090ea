package dev.holdfast.sandbox;

import dev.holdfast.sandbox.fault.Fault;
import dev.holdfast.sandbox.fault.FaultPlan;
import dev.holdfast.sandbox.fault.Faults;
import dev.holdfast.sandbox.fault.Knobs;
import dev.holdfast.sandbox.fault.PlanKey;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Request;
import dev.holdfast.sandbox.web.Router;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `/sandbox/faults`, `/sandbox/down`, `/sandbox/plan`: what goes wrong, to see and to turn while
/// it runs.
final class FaultApi {
  private final Knobs knobs;

  FaultApi(Knobs knobs) {
    this.knobs = knobs;
  }

  void at(Router router) {
    router
        .on("GET", "/sandbox/faults", request -> Answer.json(200, shown()))
        .on("PUT", "/sandbox/faults", this::turn)
        .on("PUT", "/sandbox/down", this::down)
        .on("GET", "/sandbox/plan", this::plan);
  }

  /// Fields that are missing stay as they are; so do faults that are not named.
  private Answer turn(Request request) {
    var wish = Json.object(request.text());
    wish.properties().forEach(field -> known(field.getKey()));
    knobs.turn(faults -> turned(faults, wish));
    return Answer.json(200, shown());
  }

  private static void known(String field) {
    switch (field) {
      case "seed", "planBy", "shares", "delayMillis", "reorderMillis", "downForMillis" -> {}
      default -> throw new IllegalArgumentException("there is no field " + field);
    }
  }

  private static Faults turned(Faults faults, JsonNode wish) {
    var changed =
        faults
            .seeded(wish.path("seed").asLong(faults.seed()))
            .by(PlanKey.valueOf(text(wish, "planBy", faults.planBy().name())))
            .delayedBy(millis(wish, "delayMillis", faults.delay()))
            .reorderedWithin(millis(wish, "reorderMillis", faults.reorder()));
    for (var share : wish.path("shares").properties()) {
      var fault = Fault.labelled(share.getKey());
      if (fault == null) throw new IllegalArgumentException("there is no fault " + share.getKey());
      changed = changed.with(fault, share.getValue().asDouble(-1));
    }
    return changed;
  }

  private static String text(JsonNode wish, String field, String otherwise) {
    return wish.path(field).asString(otherwise).toUpperCase(Locale.ROOT);
  }

  private static Duration millis(JsonNode wish, String field, Duration otherwise) {
    return Duration.ofMillis(wish.path(field).asLong(otherwise.toMillis()));
  }

  private Answer down(Request request) {
    long millis = Json.object(request.text()).path("millis").asLong(-1);
    if (millis < 0) throw new IllegalArgumentException("millis must be 0 or more");
    knobs.down(Duration.ofMillis(millis));
    return Answer.json(200, shown());
  }

  /// What would happen to a payment, by the key that payments are drawn by.
  private Answer plan(Request request) {
    var query = request.parameters();
    var plan = new FaultPlan(knobs.faults(), query.getOrDefault("key", ""));
    var channel = query.getOrDefault("channel", Channel.ALIPAY.label());
    return Answer.json(200, Map.of("strikes", plan.all(channel + "/paid")));
  }

  private JsonNode shown() {
    var faults = knobs.faults();
    var shown =
        Json.object()
            .put("seed", faults.seed())
            .put("planBy", faults.planBy().name().toLowerCase(Locale.ROOT))
            .put("delayMillis", faults.delay().toMillis())
            .put("reorderMillis", faults.reorder().toMillis())
            .put("downForMillis", knobs.downFor().toMillis());
    var shares = shown.putObject("shares");
    for (var fault : Fault.values()) shares.put(fault.label(), faults.share(fault));
    return shown;
  }
}
