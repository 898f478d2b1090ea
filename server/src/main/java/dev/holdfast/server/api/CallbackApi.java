package dev.holdfast.server.api;

import dev.holdfast.provider.Account;
import dev.holdfast.provider.Acknowledgement;
import dev.holdfast.provider.Incoming;
import dev.holdfast.server.access.Open;
import dev.holdfast.server.pay.Payments;
import dev.holdfast.server.pay.Reception;
import dev.holdfast.server.pay.Visit;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Where payment providers call. They show who they are by their signatures; what they hear is in
/// their own manner.
@Controller
@RequestMapping(path = "/v1/callbacks")
public final class CallbackApi {
  /// Not a provider's business, so not kept.
  private static final Set<String> SECRET = Set.of("authorization", "cookie");

  private final Payments payments;

  CallbackApi(Payments payments) {
    this.payments = payments;
  }

  @Open
  @PostMapping("/{account}")
  Answer receive(@PathVariable String account, HttpServletRequest request) throws IOException {
    var known = payments.desk().account(account);
    if (known == null) {
      throw Problem.of(ProblemType.NOT_FOUND, "No account of that name is set up.").asException();
    }
    var reception = payments.reception();
    try (var visit = reception.enter()) {
      return answer(
          visit == null
              ? reception.turnAway(known, 503)
              : received(known, reception, visit, request));
    }
  }

  private static Acknowledgement received(
      Account account, Reception reception, Visit visit, HttpServletRequest request)
      throws IOException {
    if (request.getContentLengthLong() > Reception.MAX_BYTES) {
      return reception.turnAway(account, 413);
    }
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var body = visit.read(request.getInputStream(), Reception.MAX_BYTES);
    if (body == null) return reception.turnAway(account, 408);
    return body.length > Reception.MAX_BYTES
        ? reception.turnAway(account, 413)
        : reception.receive(account, new Incoming(headers(request), body), now);
  }

  private static TreeMap<String, String> headers(HttpServletRequest request) {
    var headers = new TreeMap<String, String>();
    for (var name : Collections.list(request.getHeaderNames())) {
      var lower = name.toLowerCase(Locale.ROOT);
      if (SECRET.contains(lower)) continue;
      headers.put(lower, String.join(", ", Collections.list(request.getHeaders(name))));
    }
    return headers;
  }

  private static Answer answer(Acknowledgement said) {
    return new Answer(said.status(), said.contentType(), Map.of(), said.body());
  }
}
