package dev.holdfast.sandbox.alipay;

import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.callback.Note;
import dev.holdfast.sandbox.callback.Parcel;
import dev.holdfast.sandbox.keys.Chance;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Copy;
import dev.holdfast.sandbox.ledger.Message;
import dev.holdfast.sandbox.ledger.Refund;
import dev.holdfast.sandbox.ledger.Times;
import dev.holdfast.sandbox.ledger.Trade;
import dev.holdfast.sandbox.web.Form;
import dev.holdfast.sandbox.web.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Asynchronous notices: a form, signed with RSA2, until the merchant answers `success`. Closing
/// sends none; a refund sends the trade's state again.
public final class AlipayNotices implements Dialect {
  private final Keys.Alipay keys;
  private final AlipaySigning signing;

  public AlipayNotices(Keys.Alipay keys) {
    this.keys = keys;
    this.signing = new AlipaySigning(keys);
  }

  @Override
  public Channel channel() {
    return Channel.ALIPAY;
  }

  @Override
  public List<Note> paid(Trade trade) {
    var notice = notice(trade, trade.paidAt());
    notice.put("trade_status", "TRADE_SUCCESS");
    return List.of(note("paid", notice));
  }

  @Override
  public List<Note> closed(Trade trade) {
    return List.of();
  }

  @Override
  public List<Note> refunded(Trade trade, Refund refund, long refunded) {
    var notice = notice(trade, trade.paidAt());
    boolean all = refunded >= trade.paid();
    notice.put("trade_status", all ? "TRADE_CLOSED" : "TRADE_SUCCESS");
    notice.put("refund_fee", Yuan.text(refunded));
    notice.put("gmt_refund", Times.plain(refund.settledAt()) + ".000");
    notice.put("out_biz_no", refund.number());
    if (all) notice.put("gmt_close", Times.plain(refund.settledAt()));
    return List.of(note("refunded", notice));
  }

  /// None: only a query tells, by saying nothing of it.
  @Override
  public List<Note> refundFailed(Trade trade, Refund refund) {
    return List.of();
  }

  private Map<String, String> notice(Trade trade, long paidAt) {
    var paid = Yuan.text(trade.paid());
    var notice = new LinkedHashMap<String, String>();
    notice.put("app_id", keys.appId());
    notice.put("auth_app_id", keys.appId());
    notice.put("charset", "UTF-8");
    notice.put("version", "1.0");
    notice.put("notify_type", "trade_status_sync");
    notice.put("notify_id", Times.day(paidAt) + "01222" + Chance.digits(21));
    notice.put("trade_no", trade.id());
    notice.put("out_trade_no", trade.number());
    notice.put("seller_id", keys.sellerId());
    notice.put("buyer_id", AlipayGateway.BUYER);
    notice.put("buyer_logon_id", AlipayGateway.BUYER_LOGIN);
    notice.put("subject", trade.title());
    notice.put("gmt_create", Times.plain(trade.openedAt()));
    notice.put("gmt_payment", Times.plain(paidAt));
    for (var field :
        List.of("total_amount", "receipt_amount", "invoice_amount", "buyer_pay_amount")) {
      notice.put(field, paid);
    }
    notice.put("point_amount", "0.00");
    notice.put(
        "fund_bill_list",
        Json.write(List.of(Map.of("amount", paid, "fundChannel", "ALIPAYACCOUNT"))));
    if (!trade.extra("body").isEmpty()) notice.put("body", trade.extra("body"));
    var passback = trade.extra("passback_params");
    if (!passback.isEmpty()) notice.put("passback_params", passback);
    return notice;
  }

  /// Signed like a notice, so that the merchant can believe the buyer's browser.
  @Override
  public Optional<String> returnUrl(Trade trade) {
    var url = trade.extra("return_url");
    if (url.isEmpty()) return Optional.empty();
    var told = new TreeMap<String, String>();
    told.put("app_id", keys.appId());
    told.put("auth_app_id", keys.appId());
    told.put("charset", "UTF-8");
    told.put("method", "alipay.trade.page.pay.return");
    told.put("out_trade_no", trade.number());
    told.put("seller_id", keys.sellerId());
    told.put("sign_type", "RSA2");
    told.put("timestamp", Times.plain(trade.paidAt()));
    told.put("total_amount", Yuan.text(trade.paid()));
    told.put("trade_no", trade.id());
    told.put("version", "1.0");
    told.put("sign", signing.notice(told, false));
    return Optional.of(url + (url.contains("?") ? "&" : "?") + Form.write(told));
  }

  private static Note note(String kind, Map<String, String> notice) {
    return new Note(notice.getOrDefault("notify_id", ""), kind, Json.write(notice));
  }

  @Override
  public Parcel seal(Message message, Copy copy, long now) {
    var notice = new TreeMap<String, String>();
    Json.object(message.content())
        .properties()
        .forEach(field -> notice.put(field.getKey(), field.getValue().asString()));
    notice.put("notify_time", Times.plain(now));
    notice.put("sign_type", "RSA2");
    notice.put("sign", signing.notice(notice, copy == Copy.FORGED));
    if (copy == Copy.CORRUPT) notice.merge("trade_no", "", (was, none) -> oneBitOff(was));
    var headers = new TreeMap<String, String>();
    headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    return new Parcel(headers, Form.write(notice).getBytes(StandardCharsets.UTF_8));
  }

  private static String oneBitOff(String digits) {
    int last = digits.length() - 1;
    return digits.substring(0, last) + (char) (digits.charAt(last) ^ 1);
  }

  @Override
  public boolean probes() {
    return false;
  }

  @Override
  public boolean accepts(int status, String body) {
    return status == 200 && body.strip().equals("success");
  }
}
