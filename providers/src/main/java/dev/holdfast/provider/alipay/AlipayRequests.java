package dev.holdfast.provider.alipay;

import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Repayment;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Our calls in Alipay's words.
record AlipayRequests(AlipayAccount account) {
  private static final int MAX_SUBJECT = 256;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

  AlipayTradePagePayRequest page(Charge charge) {
    var model = new AlipayTradePagePayModel();
    model.setOutTradeNo(id(charge.paymentId()));
    model.setProductCode("FAST_INSTANT_TRADE_PAY");
    model.setTotalAmount(Yuan.of(charge.amount()));
    model.setSubject(subject(charge));
    model.setTimeExpire(TIME.format(charge.expiresAt()));
    var request = new AlipayTradePagePayRequest();
    request.setBizModel(model);
    request.setNotifyUrl(account.notifyUrl().toString());
    if (account.returnUrl() != null) request.setReturnUrl(account.returnUrl().toString());
    return request;
  }

  AlipayTradePrecreateRequest code(Charge charge) {
    var model = new AlipayTradePrecreateModel();
    model.setOutTradeNo(id(charge.paymentId()));
    model.setTotalAmount(Yuan.of(charge.amount()));
    model.setSubject(subject(charge));
    model.setTimeExpire(TIME.format(charge.expiresAt()));
    var request = new AlipayTradePrecreateRequest();
    request.setBizModel(model);
    request.setNotifyUrl(account.notifyUrl().toString());
    return request;
  }

  AlipayTradeQueryRequest query(Charge charge) {
    var model = new AlipayTradeQueryModel();
    model.setOutTradeNo(id(charge.paymentId()));
    var request = new AlipayTradeQueryRequest();
    request.setBizModel(model);
    return request;
  }

  AlipayTradeCloseRequest close(Charge charge) {
    var model = new AlipayTradeCloseModel();
    model.setOutTradeNo(id(charge.paymentId()));
    var request = new AlipayTradeCloseRequest();
    request.setBizModel(model);
    return request;
  }

  AlipayTradeRefundRequest refund(Repayment repayment) {
    var model = new AlipayTradeRefundModel();
    model.setOutTradeNo(id(repayment.charge().paymentId()));
    model.setOutRequestNo(id(repayment.refundId()));
    model.setRefundAmount(Yuan.of(repayment.amount()));
    model.setRefundReason(repayment.reason(MAX_SUBJECT));
    var request = new AlipayTradeRefundRequest();
    request.setBizModel(model);
    return request;
  }

  AlipayTradeFastpayRefundQueryRequest refundQuery(Repayment repayment) {
    var model = new AlipayTradeFastpayRefundQueryModel();
    model.setOutTradeNo(id(repayment.charge().paymentId()));
    model.setOutRequestNo(id(repayment.refundId()));
    var request = new AlipayTradeFastpayRefundQueryRequest();
    request.setBizModel(model);
    return request;
  }

  static String id(long id) {
    return Long.toString(id);
  }

  /// Alipay refuses some characters in it.
  private static String subject(Charge charge) {
    return charge.title(MAX_SUBJECT).replaceAll("[/=&]", " ");
  }
}
