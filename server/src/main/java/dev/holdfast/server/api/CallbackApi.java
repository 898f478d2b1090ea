package dev.holdfast.server.api;

import dev.holdfast.provider.Account;
import dev.holdfast.provider.Acknowledgement;
import dev.holdfast.provider.Incoming;
import dev.holdfast.server.access.Open;
import dev.holdfast.server.pay.Payments;
import dev.holdfast.server.pay.Reception;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

  private static final int PART_BYTES = 4_096;

  /// Providers send a body with its headers; who trickles wants our places.
  private static final long BODY_NANOS = 3_000_000_000L;

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
    if (!reception.enter()) return answer(reception.turnAway(known, 503));
    try {
      return answer(received(known, reception, request));
    } finally {
      reception.leave();
    }
  }

  private static Acknowledgement received(
      Account account, Reception reception, HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > Reception.MAX_BYTES) {
      return reception.turnAway(account, 413);
    }
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var body = body(request);
    if (body == null) return reception.turnAway(account, 408);
    return body.length > Reception.MAX_BYTES
        ? reception.turnAway(account, 413)
        : reception.receive(account, new Incoming(headers(request), body), now);
  }

  /// What was sent, or its beginning when it is too long.
  ///
  /// @return null when it was not all here in time
  private static byte @Nullable [] body(HttpServletRequest request) throws IOException {
    long start = System.nanoTime();
    var in = request.getInputStream();
    var body = new ByteArrayOutputStream();
    var part = new byte[PART_BYTES];
    while (body.size() <= Reception.MAX_BYTES) {
      int read = in.read(part);
      if (read < 0) break;
      body.write(part, 0, read);
      if (System.nanoTime() - start > BODY_NANOS) return null;
    }
    return body.toByteArray();
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
