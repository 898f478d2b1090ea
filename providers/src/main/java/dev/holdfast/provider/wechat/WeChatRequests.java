package dev.holdfast.provider.wechat;

import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Repayment;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Our calls in WeChat's words.
record WeChatRequests(WeChatAccount account) {
  private static final int MAX_DESCRIPTION = 127;
  private static final int MAX_REASON = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(8));

  PrepayRequest open(Charge charge) {
    var amount = new Amount();
    amount.setTotal(Math.toIntExact(charge.amount()));
    amount.setCurrency(charge.currency());
    var request = new PrepayRequest();
    request.setAppid(account.appId());
    request.setMchid(account.merchantId());
    request.setDescription(charge.title(MAX_DESCRIPTION));
    request.setOutTradeNo(id(charge.paymentId()));
    request.setTimeExpire(TIME.format(charge.expiresAt()));
    request.setNotifyUrl(account.notifyUrl().toString());
    request.setAmount(amount);
    return request;
  }

  QueryOrderByOutTradeNoRequest query(Charge charge) {
    var request = new QueryOrderByOutTradeNoRequest();
    request.setMchid(account.merchantId());
    request.setOutTradeNo(id(charge.paymentId()));
    return request;
  }

  CloseOrderRequest close(Charge charge) {
    var request = new CloseOrderRequest();
    request.setMchid(account.merchantId());
    request.setOutTradeNo(id(charge.paymentId()));
    return request;
  }

  CreateRequest refund(Repayment repayment) {
    var amount = new AmountReq();
    amount.setRefund(repayment.amount());
    amount.setTotal(repayment.charge().amount());
    amount.setCurrency(repayment.charge().currency());
    var request = new CreateRequest();
    request.setOutTradeNo(id(repayment.charge().paymentId()));
    request.setOutRefundNo(id(repayment.refundId()));
    request.setReason(repayment.reason(MAX_REASON));
    request.setNotifyUrl(account.notifyUrl().toString());
    request.setAmount(amount);
    return request;
  }

  QueryByOutRefundNoRequest refundQuery(Repayment repayment) {
    var request = new QueryByOutRefundNoRequest();
    request.setOutRefundNo(id(repayment.refundId()));
    return request;
  }

  static String id(long id) {
    return Long.toString(id);
  }
}
