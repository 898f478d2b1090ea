package dev.holdfast.provider.alipay;

import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.wire.OurId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A callback of Alipay, `https://opendocs.alipay.com/open/270/105902`.
///
/// @param fields as they came, decoded
record AlipayNotice(String messageId, SortedMap<String, String> fields) {
  private static final String TRADES = "trade_status_sync";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  Delivery read(AlipayAccount account) {
    var kind = field("notify_type");
    if (!TRADES.equals(kind)) return new Delivery.Irrelevant(messageId, String.valueOf(kind));
    if (!account.appId().equals(field("app_id"))) return misdirected("app_id " + field("app_id"));
    if (!account.sellerId().equals(field("seller_id"))) {
      return misdirected("seller_id " + field("seller_id"));
    }
    try {
      // A refund sends the trade's state once more, with these beside it.
      return field("refund_fee") == null && field("gmt_refund") == null ? payment() : refund();
    } catch (RuntimeException e) {
      return new Delivery.Unreadable(messageId, String.valueOf(e.getMessage()));
    }
  }

  private Delivery payment() {
    var id = OurId.parse(field("out_trade_no"));
    if (id == null) return misdirected("out_trade_no " + field("out_trade_no"));
    var paid = field("gmt_payment");
    var status = String.valueOf(field("trade_status"));
    var news =
        AlipayTrades.news(
            status, paid != null, time(paid), field("total_amount"), field("trade_no"));
    return new Delivery.OfPayment(messageId, id, news);
  }

  private Delivery refund() {
    var id = OurId.parse(field("out_biz_no"));
    if (id == null) return misdirected("a refund that was not ordered here");
    // The fee is the sum of all refunds of the trade, so it is not the amount of this one.
    var news = new RefundNews(RefundState.SUCCEEDED, null, null, field("trade_no"), null);
    return new Delivery.OfRefund(messageId, id, news);
  }

  /// In China's time. No reason to turn money away when it is none.
  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : LocalDateTime.parse(text, TIME).toInstant(CHINA);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private Delivery misdirected(String reason) {
    return new Delivery.Misdirected(messageId, reason);
  }

  private @Nullable String field(String name) {
    var value = fields.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
