package dev.holdfast.provider.wechat;

import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.Refund;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.provider.Acknowledgement;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Closing;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Repayment;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Verdict;
import dev.holdfast.provider.wire.BodyId;
import dev.holdfast.provider.wire.StrictText;
import dev.holdfast.provider.wire.Wire;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Native payments: the buyer scans a code, the parameter `qrCode`.
final class WeChatProvider implements PaymentProvider {
  static final String CURRENCY = "CNY";

  private final WeChatAccount account;
  private final PlatformKeys keys;
  private final WeChatNotice notices;
  private final WeChatRequests requests;
  private final NativePayService payments;
  private final RefundService refunds;

  WeChatProvider(WeChatAccount account, Wire wire) {
    this.account = account;
    keys = new PlatformKeys(account.platformKeys());
    notices = new WeChatNotice(account);
    requests = new WeChatRequests(account);
    var signer = new RSASigner(account.merchantSerial(), account.merchantKey());
    var client =
        new WeChatWire(
            new WechatPay2Credential(account.merchantId(), signer),
            new WechatPay2Validator(keys),
            wire,
            account.base());
    payments = new NativePayService.Builder().httpClient(client).build();
    refunds = new RefundService.Builder().httpClient(client).build();
  }

  @Override
  public String account() {
    return account.name();
  }

  @Override
  public Opening open(Charge charge) {
    if (!charge.currency().equals(CURRENCY)) {
      return new Opening.Refused("currency", "WeChat Pay takes CNY, not " + charge.currency());
    }
    if (charge.amount() > Integer.MAX_VALUE) {
      return new Opening.Refused("amount", "WeChat Pay takes at most " + Integer.MAX_VALUE);
    }
    var answer =
        WeChatCalls.ask(() -> String.valueOf(payments.prepay(requests.open(charge)).getCodeUrl()));
    return switch (answer) {
      case Sighting.Seen<String>(var text) when text.equals("null") ->
          new Opening.Unanswered("no code_url");
      case Sighting.Seen<String>(var text) ->
          new Opening.Ready(null, new TreeMap<>(Map.of("qrCode", text)));
      case Sighting.Absent<String> a -> new Opening.Unanswered("no such order");
      case Sighting.Refused<String>(var code, var message) when code.equals("ORDERPAID") ->
          new Opening.Unanswered(code + ": it is paid already");
      case Sighting.Refused<String>(var code, var message) -> new Opening.Refused(code, message);
      case Sighting.Unanswered<String>(var reason) -> new Opening.Unanswered(reason);
    };
  }

  @Override
  public Sighting<PaymentNews> query(Charge charge) {
    return WeChatCalls.ask(
        () -> seen(charge, payments.queryOrderByOutTradeNo(requests.query(charge))));
  }

  private PaymentNews seen(Charge charge, Transaction transaction) {
    if (!WeChatRequests.id(charge.paymentId()).equals(transaction.getOutTradeNo())
        || !account.merchantId().equals(transaction.getMchid())) {
      throw new IllegalArgumentException("the answer is about another order");
    }
    return WeChatStates.news(transaction);
  }

  @Override
  public Sighting<PaymentNews> close(Charge charge) {
    Sighting<PaymentNews> closed =
        WeChatCalls.ask(() -> {
          payments.closeOrder(requests.close(charge));
          return new PaymentNews(PaymentState.CLOSED, null, null, null, null);
        });
    return Closing.settled(closed, () -> query(charge));
  }

  @Override
  public Sighting<RefundNews> refund(Repayment repayment) {
    return WeChatCalls.ask(() -> seen(repayment, refunds.create(requests.refund(repayment))));
  }

  @Override
  public Sighting<RefundNews> queryRefund(Repayment repayment) {
    return WeChatCalls.ask(
        () -> seen(repayment, refunds.queryByOutRefundNo(requests.refundQuery(repayment))));
  }

  private static RefundNews seen(Repayment repayment, Refund refund) {
    if (!WeChatRequests.id(repayment.refundId()).equals(refund.getOutRefundNo())) {
      throw new IllegalArgumentException("the answer is about another refund");
    }
    return WeChatStates.news(refund.getStatus(), refund.getRefundId(), refund.getAmount());
  }

  @Override
  public Verdict verify(Incoming incoming, Instant receivedAt) {
    return keys.verify(incoming, receivedAt);
  }

  @Override
  public Delivery read(Incoming incoming) {
    var id = BodyId.of(incoming.body());
    try {
      return notices.read(StrictText.utf8(incoming.body()), id);
    } catch (CharacterCodingException e) {
      return new Delivery.Unreadable(id, "not UTF-8");
    }
  }

  @Override
  public Acknowledgement accepted() {
    return new Acknowledgement(204, "application/json", new byte[0]);
  }

  @Override
  public Acknowledgement refused(int status) {
    var body = "{\"code\":\"FAIL\",\"message\":\"not accepted\"}";
    return new Acknowledgement(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }
}
