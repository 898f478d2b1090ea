package dev.holdfast.sandbox.alipay;

/// What the gateway refuses, as it says so.
enum AlipayError {
  INVALID_SIGNATURE("40002", "Invalid Arguments", "isv.invalid-signature", "验签出错，请检查签名"),
  INVALID_APP_ID("40002", "Invalid Arguments", "isv.invalid-app-id", "无效的AppID参数"),
  INVALID_METHOD("40004", "Business Failed", "isv.invalid-method", "不存在的方法名"),
  INVALID_PARAMETER("40004", "Business Failed", "ACQ.INVALID_PARAMETER", "参数无效"),
  TRADE_NOT_EXIST("40004", "Business Failed", "ACQ.TRADE_NOT_EXIST", "交易不存在"),
  TRADE_STATUS_ERROR("40004", "Business Failed", "ACQ.TRADE_STATUS_ERROR", "交易状态不合法"),
  TRADE_HAS_SUCCESS("40004", "Business Failed", "ACQ.TRADE_HAS_SUCCESS", "交易已被支付"),
  TRADE_HAS_CLOSE("40004", "Business Failed", "ACQ.TRADE_HAS_CLOSE", "交易已经关闭"),
  CONTEXT_INCONSISTENT("40004", "Business Failed", "ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改"),
  REFUND_AMT_NOT_EQUAL_TOTAL(
      "40004", "Business Failed", "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "退款金额超限"),
  SELLER_BALANCE_NOT_ENOUGH("40004", "Business Failed", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");

  final String code;
  final String message;
  final String subCode;
  final String subMessage;

  AlipayError(String code, String message, String subCode, String subMessage) {
    this.code = code;
    this.message = message;
    this.subCode = subCode;
    this.subMessage = subMessage;
  }
}
