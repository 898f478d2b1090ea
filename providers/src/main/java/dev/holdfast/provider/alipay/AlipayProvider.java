package dev.holdfast.provider.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
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
import dev.holdfast.provider.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class AlipayProvider implements PaymentProvider {
  private final AlipayAccount account;
  private final AlipayKeys keys;
  private final AlipayGateway gateway;
  private final AlipayRequests requests;

  AlipayProvider(AlipayAccount account, Wire wire) {
    this.account = account;
    keys = new AlipayKeys(account.alipayKeys());
    AlipaySdk.load();
    gateway = AlipayGateway.of(account, keys, wire);
    requests = new AlipayRequests(account);
  }

  @Override
  public String account() {
    return account.name();
  }

  @Override
  public Opening open(Charge charge) {
    if (!charge.currency().equals(Yuan.CURRENCY)) {
      return new Opening.Refused("currency", "Alipay takes CNY, not " + charge.currency());
    }
    return switch (account.product()) {
      case PAGE -> page(charge);
      case QR -> code(charge);
    };
  }

  /// No call: the address carries the signed request, and the trade begins when the buyer does.
  private Opening page(Charge charge) {
    try {
      return ready("payUrl", gateway.pageExecute(requests.page(charge), "GET").getBody());
    } catch (AlipayApiException e) {
      throw new IllegalStateException(account.toString(), e);
    }
  }

  private Opening code(Charge charge) {
    Sighting<String> answer =
        gateway.ask(requests.code(charge), r -> new Sighting.Seen<>(String.valueOf(r.getQrCode())));
    return switch (answer) {
      case Sighting.Seen<String>(var text) when !text.startsWith("http") ->
          new Opening.Unanswered("qr_code " + text);
      case Sighting.Seen<String>(var text) -> ready("qrCode", text);
      case Sighting.Absent<String> a -> new Opening.Unanswered("no such trade");
      case Sighting.Refused<String>(var code, var message) when code.endsWith("HAS_SUCCESS") ->
          new Opening.Unanswered(code + ": it is paid already");
      case Sighting.Refused<String>(var code, var message) -> new Opening.Refused(code, message);
      case Sighting.Unanswered<String>(var reason) -> new Opening.Unanswered(reason);
    };
  }

  private static Opening ready(String param, String value) {
    return new Opening.Ready(null, new TreeMap<>(Map.of(param, value)));
  }

  @Override
  public Sighting<PaymentNews> query(Charge charge) {
    return gateway.ask(requests.query(charge), answer -> seen(charge, answer));
  }

  private static Sighting<PaymentNews> seen(Charge charge, AlipayTradeQueryResponse answer) {
    if (!AlipayRequests.id(charge.paymentId()).equals(answer.getOutTradeNo())) {
      return new Sighting.Unanswered<>("the answer is about " + answer.getOutTradeNo());
    }
    @Nullable Date paid = answer.getSendPayDate();
    return new Sighting.Seen<>(
        AlipayTrades.news(
            String.valueOf(answer.getTradeStatus()),
            paid != null,
            paid == null ? null : paid.toInstant(),
            answer.getTotalAmount(),
            answer.getTradeNo()));
  }

  @Override
  public Sighting<PaymentNews> close(Charge charge) {
    Sighting<PaymentNews> closed =
        gateway.ask(
            requests.close(charge),
            answer ->
                new Sighting.Seen<>(
                    AlipayTrades.without(PaymentState.CLOSED, answer.getTradeNo())));
    return Closing.settled(closed, () -> query(charge));
  }

  @Override
  public Sighting<RefundNews> refund(Repayment repayment) {
    return gateway.ask(requests.refund(repayment), AlipayProvider::refunded);
  }

  /// The code says that the request was taken; that money moved with it, `fund_change` says. A
  /// repetition moves none, so `N` is no failure either.
  private static Sighting<RefundNews> refunded(AlipayTradeRefundResponse answer) {
    boolean moved = "Y".equals(answer.getFundChange());
    var state = moved ? RefundState.SUCCEEDED : RefundState.PENDING;
    return new Sighting.Seen<>(new RefundNews(state, null, null, answer.getTradeNo(), null));
  }

  @Override
  public Sighting<RefundNews> queryRefund(Repayment repayment) {
    return gateway.ask(requests.refundQuery(repayment), answer -> seen(repayment, answer));
  }

  /// Without a state the request was not taken, or failed: the same request again is the way on.
  private static Sighting<RefundNews> seen(
      Repayment repayment, AlipayTradeFastpayRefundQueryResponse answer) {
    @Nullable String status = answer.getRefundStatus();
    if (status == null || status.isEmpty()) return new Sighting.Absent<>();
    if (!AlipayRequests.id(repayment.refundId()).equals(answer.getOutRequestNo())) {
      return new Sighting.Unanswered<>("the answer is about " + answer.getOutRequestNo());
    }
    if (!status.equals("REFUND_SUCCESS")) {
      return new Sighting.Seen<>(new RefundNews(RefundState.PENDING, null, null, null, status));
    }
    long amount = Yuan.fen(answer.getRefundAmount());
    return new Sighting.Seen<>(
        new RefundNews(RefundState.SUCCEEDED, amount, Yuan.CURRENCY, answer.getTradeNo(), null));
  }

  @Override
  public Verdict verify(Incoming incoming, Instant receivedAt) {
    try {
      return keys.verify(Form.parse(incoming.body()));
    } catch (IOException e) {
      return new Verdict.Forged("not a form");
    }
  }

  @Override
  public Delivery read(Incoming incoming) {
    try {
      var fields = Form.parse(incoming.body()).fields();
      var id = fields.get("notify_id");
      var messageId = id == null || id.isEmpty() ? BodyId.of(incoming.body()) : id;
      return new AlipayNotice(messageId, fields).read(account);
    } catch (IOException e) {
      return new Delivery.Unreadable(BodyId.of(incoming.body()), "not a form");
    }
  }

  @Override
  public Acknowledgement accepted() {
    return text(200, "success");
  }

  @Override
  public Acknowledgement refused(int status) {
    return text(status, "failure");
  }

  private static Acknowledgement text(int status, String body) {
    return new Acknowledgement(
        status, "text/plain;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }
}
