package dev.holdfast.sandbox.wechat;

import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.callback.Note;
import dev.holdfast.sandbox.callback.Parcel;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Copy;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Callbacks: JSON whose `resource` is encrypted, signed in the headers. Any 2xx acknowledges.
public final class WechatNotices implements Dialect {
  private final Keys.Wechat keys;
  private final WechatSigning signing;
  private final WechatObjects objects;

  public WechatNotices(Keys.Wechat keys) {
    this.keys = keys;
    this.signing = new WechatSigning(keys);
    this.objects = new WechatObjects(keys);
  }

  @Override
  public Channel channel() {
    return Channel.WECHAT;
  }

  @Override
  public List<Note> paid(Trade trade) {
    return List.of(note("paid", "TRANSACTION.SUCCESS", "支付成功", objects.transaction(trade, false)));
  }

  @Override
  public List<Note> closed(Trade trade) {
    return List.of();
  }

  @Override
  public List<Note> refunded(Trade trade, Refund refund, long refunded) {
    return List.of(note("refunded", "REFUND.SUCCESS", "退款成功", objects.refundNotice(trade, refund)));
  }

  @Override
  public List<Note> refundFailed(Trade trade, Refund refund) {
    return List.of(note("refunded", "REFUND.CLOSED", "退款关闭", objects.refundNotice(trade, refund)));
  }

  @Override
  public Optional<String> returnUrl(Trade trade) {
    return Optional.empty();
  }

  private static Note note(String kind, String event, String summary, ObjectNode resource) {
    var id = UUID.randomUUID().toString();
    var content =
        Json.object()
            .put("id", id)
            .put("create_time", Times.rfc3339(System.currentTimeMillis()))
            .put("resource_type", "encrypt-resource")
            .put("event_type", event)
            .put("summary", summary);
    content.set("resource", resource);
    return new Note(id, kind, Json.write(content));
  }

  @Override
  public Parcel seal(Message message, Copy copy, long now) {
    var body = Json.object(message.content());
    boolean refund = message.kind().equals("refunded");
    var type = refund ? "refund" : "transaction";
    var sealed = Sealed.of(Json.write(body.get("resource")), type, keys.apiV3Key());
    body.set("resource", sealed.put("original_type", type));
    var text = Json.write(body);
    var headers = signing.headers(text, keys.publicKeyId(), copy, now);
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "Mozilla/4.0");
    var parcel = new Parcel(headers, text.getBytes(StandardCharsets.UTF_8));
    return copy == Copy.CORRUPT ? parcel.corrupted() : parcel;
  }

  @Override
  public boolean probes() {
    return true;
  }

  @Override
  public boolean accepts(int status, String body) {
    return status >= 200 && status < 300;
  }
}
