package dev.holdfast.client;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Orders, and what belongs to them.
public final class OrderApi {
  private static final TypeReference<Page<Order>> ORDERS = new TypeReference<>() {};

  private final Requests requests;

  OrderApi(Requests requests) {
    this.requests = requests;
  }

  public Optional<Order> find(String id) {
    return requests.find(Call.path("orders", id), Order.class);
  }

  public Stream<Order> all() {
    return requests.list(Call.path("orders"), Map.of(), ORDERS);
  }

  /// A buyer's orders.
  public Stream<Order> ofBuyer(String buyerId) {
    return requests.list(Call.path("orders"), Map.of("buyerId", buyerId), ORDERS);
  }

  /// All orders in a status.
  public Stream<Order> inStatus(Order.Status status) {
    return requests.list(Call.path("orders"), Map.of("status", status.name()), ORDERS);
  }

  /// Promises the stock of all lines, or of none: refused as `insufficient-stock`, with the
  /// shortages, when one cannot be had.
  public Result<Order> place(IdempotencyKey key, NewOrder order) {
    return requests.write(Call.post(Call.path("orders"), key, order), Order.class);
  }

  /// Places many orders with few requests. Each is decided on its own, as [#place] would.
  ///
  /// @param orders read as the stream is read
  /// @return one result for each order, in their order; reading it sends the requests
  public Stream<Result<Order>> placeAll(Iterator<Keyed<NewOrder>> orders) {
    return Batches.stream(requests, Call.path("orders", "batch"), Order.class, orders);
  }

  /// Gives back what has not shipped, and requests the refund of what was paid for it.
  ///
  /// @param lines what to cancel; null for all
  public Result<Order> cancel(
      IdempotencyKey key, String id, String reason, @Nullable List<LineQuantity> lines) {
    return requests.write(
        Call.post(Call.path("orders", id, "cancel"), key, new Cancellation(reason, lines)),
        Order.class);
  }

  /// Opens a payment of what is still to be paid.
  ///
  /// @param provider `offline` for money that an operator confirms
  public Result<Payment> pay(IdempotencyKey key, String id, String provider) {
    var path = Call.path("orders", id, "payments");
    return requests.write(Call.post(path, key, new NewPayment(provider, null)), Payment.class);
  }

  /// Opens a payment of a part of what is still to be paid.
  ///
  /// @param amount minor units
  public Result<Payment> payPart(IdempotencyKey key, String id, String provider, long amount) {
    var path = Call.path("orders", id, "payments");
    return requests.write(Call.post(path, key, new NewPayment(provider, amount)), Payment.class);
  }

  public Result<Shipment> ship(IdempotencyKey key, String id, NewShipment shipment) {
    var path = Call.path("orders", id, "shipments");
    return requests.write(Call.post(path, key, shipment), Shipment.class);
  }

  /// Gives money back; money that came in offline is back with this word.
  public Result<RefundCreated> refund(IdempotencyKey key, String id, NewRefund refund) {
    var path = Call.path("orders", id, "refunds");
    return requests.write(Call.post(path, key, refund), RefundCreated.class);
  }

  /// The buyer wants to send delivered goods back.
  public Result<Order> requestReturn(
      IdempotencyKey key, String id, List<LineQuantity> lines, String reason) {
    var path = Call.path("orders", id, "returns");
    return requests.write(Call.post(path, key, new NewReturn(lines, reason)), Order.class);
  }

  /// Delivered goods are back: before or after their refund, or without one.
  ///
  /// @param restock what becomes of them; not `NONE`
  public Result<Order> receiveReturn(
      IdempotencyKey key, String id, List<LineQuantity> lines, NewRefund.Restock restock) {
    var path = Call.path("orders", id, "returns", "receipts");
    return requests.write(Call.post(path, key, new ReturnReceipt(lines, restock)), Order.class);
  }

  /// Goods that the buyer wanted to send back will not come.
  public Result<Order> closeReturn(IdempotencyKey key, String id, String reason) {
    var path = Call.path("orders", id, "returns", "close");
    return requests.write(Call.post(path, key, new ReturnClosure(reason)), Order.class);
  }

  private record Cancellation(String reason, @Nullable List<LineQuantity> lines) {}

  private record NewReturn(List<LineQuantity> lines, String reason) {}

  private record ReturnReceipt(List<LineQuantity> lines, NewRefund.Restock restock) {}

  private record ReturnClosure(String reason) {}

  private record NewPayment(String provider, @Nullable Long amount) {}
}
