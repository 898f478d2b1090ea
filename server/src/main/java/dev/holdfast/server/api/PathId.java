package dev.holdfast.server.api;

import dev.holdfast.server.json.Id;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;

/// An id in a path. What cannot be an id names nothing, like an id that is not given out.
enum PathId {
  ORDER("orderId", ProblemType.ORDER_NOT_FOUND),
  PAYMENT("paymentId", ProblemType.PAYMENT_NOT_FOUND),
  REFUND("refundId", ProblemType.REFUND_NOT_FOUND),
  SHIPMENT("shipmentId", ProblemType.SHIPMENT_NOT_FOUND),
  CAMPAIGN("campaignId", ProblemType.CAMPAIGN_NOT_FOUND),
  COUPON("couponId", ProblemType.COUPON_NOT_FOUND),
  KEY("keyId", ProblemType.KEY_NOT_FOUND),
  CALLBACK("callbackId", ProblemType.CALLBACK_NOT_FOUND);

  private final String member;
  private final ProblemType missing;

  PathId(String member, ProblemType missing) {
    this.member = member;
    this.missing = missing;
  }

  /// @throws ProblemException the 404 of this kind
  long parse(String text) {
    return Id.parse(text).orElseThrow(() -> notFound(text));
  }

  ProblemException notFound(String id) {
    return Problem.of(missing, missing.title() + ".").with(member, id).asException();
  }
}
