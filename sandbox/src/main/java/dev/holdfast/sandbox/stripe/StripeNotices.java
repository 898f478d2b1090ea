package dev.holdfast.sandbox.stripe;

import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.callback.Note;
import dev.holdfast.sandbox.callback.Parcel;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Copy;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/// Webhooks: an event, with an HMAC over time and body. Any 2xx acknowledges.
public final class StripeNotices implements Dialect {
  private static final String STRANGERS_SECRET = "whsec_of_somebody_else";

  private final Keys.Stripe keys;
  private final StripeObjects objects;

  public StripeNotices(Keys.Stripe keys, String payPage) {
    this.keys = keys;
    this.objects = new StripeObjects(payPage);
  }

  @Override
  public Channel channel() {
    return Channel.STRIPE;
  }

  @Override
  public List<Note> paid(Trade trade) {
    var notes = new ArrayList<Note>();
    if (StripeIds.isSession(trade.id())) {
      notes.add(note("paid", "checkout.session.completed", trade, objects.session(trade)));
    }
    notes.add(note("paid", "payment_intent.succeeded", trade, objects.intent(trade)));
    return notes;
  }

  @Override
  public List<Note> closed(Trade trade) {
    return List.of(
        StripeIds.isSession(trade.id())
            ? note("closed", "checkout.session.expired", trade, objects.session(trade))
            : note("closed", "payment_intent.canceled", trade, objects.intent(trade)));
  }

  @Override
  public List<Note> refunded(Trade trade, Refund refund, long refunded) {
    return List.of(note("refunded", "refund.updated", trade, objects.refund(trade, refund)));
  }

  @Override
  public List<Note> refundFailed(Trade trade, Refund refund) {
    return List.of(note("refunded", "refund.failed", trade, objects.refund(trade, refund)));
  }

  @Override
  public Optional<String> returnUrl(Trade trade) {
    var url = trade.extra("success_url");
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(url.replace("{CHECKOUT_SESSION_ID}", trade.id()));
  }

  private static Note note(String kind, String type, Trade trade, ObjectNode about) {
    var id = StripeIds.newEvent();
    var version = trade.extra("api_version");
    long now = System.currentTimeMillis();
    return new Note(id, kind, Json.write(StripeObjects.event(id, type, version, now, about)));
  }

  @Override
  public Parcel seal(Message message, Copy copy, long now) {
    var time = Long.toString(now / 1_000);
    var secret = copy == Copy.FORGED ? STRANGERS_SECRET : keys.webhookSecret();
    var headers = new TreeMap<String, String>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
    headers.put(
        "Stripe-Signature",
        "t=%s,v1=%s".formatted(time, hmac(time + "." + message.content(), secret)));
    var parcel = new Parcel(headers, message.content().getBytes(StandardCharsets.UTF_8));
    return copy == Copy.CORRUPT ? parcel.corrupted() : parcel;
  }

  private static String hmac(String text, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public boolean probes() {
    return false;
  }

  @Override
  public boolean accepts(int status, String body) {
    return status >= 200 && status < 300;
  }
}
