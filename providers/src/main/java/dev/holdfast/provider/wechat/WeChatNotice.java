package dev.holdfast.provider.wechat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.exception.DecryptionException;
import com.wechat.pay.java.core.notification.Notification;
import com.wechat.pay.java.core.notification.Resource;
import com.wechat.pay.java.core.util.GsonUtil;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.wire.OurId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What WeChat's notifications say. `https://pay.weixin.qq.com/doc/v3/merchant/4012791861`
final class WeChatNotice {
  private final WeChatAccount account;
  private final List<AeadAesCipher> ciphers;

  WeChatNotice(WeChatAccount account) {
    this.account = account;
    ciphers =
        account.apiV3Keys().stream()
            .map(key -> new AeadAesCipher(key.getBytes(StandardCharsets.UTF_8)))
            .toList();
  }

  /// @param fallbackId names the message when it does not name itself
  Delivery read(String body, String fallbackId) {
    var messageId = fallbackId;
    try {
      @Nullable Notification notice = GsonUtil.getGson().fromJson(body, Notification.class);
      if (notice == null) return new Delivery.Unreadable(messageId, "no notification");
      @Nullable String id = notice.getId();
      if (id != null && !id.isBlank()) messageId = id;
      return read(messageId, notice);
    } catch (RuntimeException e) {
      return new Delivery.Unreadable(messageId, String.valueOf(e.getMessage()));
    }
  }

  private Delivery read(String messageId, Notification notice) {
    var kind = String.valueOf(notice.getEventType());
    boolean ofRefund = kind.startsWith("REFUND.");
    if (!ofRefund && !kind.startsWith("TRANSACTION.")) {
      return kind.equals("null")
          ? new Delivery.Unreadable(messageId, "no event_type")
          : new Delivery.Irrelevant(messageId, kind);
    }
    var content = JsonParser.parseString(unsealed(notice.getResource())).getAsJsonObject();
    var merchant = text(content, "mchid");
    if (!account.merchantId().equals(merchant)) {
      return new Delivery.Misdirected(messageId, "mchid " + merchant);
    }
    return ofRefund ? refund(messageId, content) : payment(messageId, content);
  }

  /// `associated_data` may be absent, which the SDK's parser does not survive.
  private String unsealed(Resource resource) {
    @Nullable String associated = resource.getAssociatedData();
    var data = (associated == null ? "" : associated).getBytes(StandardCharsets.UTF_8);
    var nonce = resource.getNonce().getBytes(StandardCharsets.UTF_8);
    var sealed = Base64.getDecoder().decode(resource.getCiphertext());
    for (var cipher : ciphers) {
      try {
        return cipher.decrypt(data, nonce, sealed);
      } catch (DecryptionException e) {
        continue;
      }
    }
    throw new IllegalArgumentException("no API v3 key opens it");
  }

  private Delivery payment(String messageId, JsonObject content) {
    var transaction = GsonUtil.getGson().fromJson(content, Transaction.class);
    if (!account.appId().equals(transaction.getAppid())) {
      return new Delivery.Misdirected(messageId, "appid " + transaction.getAppid());
    }
    var id = OurId.parse(transaction.getOutTradeNo());
    return id == null
        ? new Delivery.Misdirected(messageId, "out_trade_no " + transaction.getOutTradeNo())
        : new Delivery.OfPayment(messageId, id, WeChatStates.news(transaction));
  }

  private static Delivery refund(String messageId, JsonObject content) {
    var notice = GsonUtil.getGson().fromJson(content, RefundNotification.class);
    var id = OurId.parse(notice.getOutRefundNo());
    return id == null
        ? new Delivery.Misdirected(messageId, "out_refund_no " + notice.getOutRefundNo())
        : new Delivery.OfRefund(
            messageId,
            id,
            WeChatStates.news(notice.getRefundStatus(), notice.getRefundId(), notice.getAmount()));
  }

  private static @Nullable String text(JsonObject object, String name) {
    @Nullable JsonElement element = object.get(name);
    return element == null || element.isJsonNull() ? null : element.getAsString();
  }
}
