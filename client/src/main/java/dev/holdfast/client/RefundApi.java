package dev.holdfast.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money on its way back. [OrderApi#refund] starts one.
public final class RefundApi {
  private final Requests requests;

  RefundApi(Requests requests) {
    this.requests = requests;
  }

  public Optional<Refund> find(String id) {
    return requests.find(Call.path("refunds", id), Refund.class);
  }

  /// An operator's word that the money is back with the buyer.
  ///
  /// @param reference of the money, e.g. the bank's
  public Result<Refund> confirm(
      IdempotencyKey key, String id, String reference, @Nullable String note) {
    var path = Call.path("refunds", id, "confirm");
    return requests.write(Call.post(path, key, new Confirmation(reference, note)), Refund.class);
  }

  /// An operator's word that the money did not go back: it is with the order again.
  public Result<Refund> fail(IdempotencyKey key, String id, String reason) {
    var path = Call.path("refunds", id, "fail");
    return requests.write(Call.post(path, key, new Failure(reason)), Refund.class);
  }

  private record Failure(String reason) {}

  private record Confirmation(String reference, @Nullable String note) {}
}
