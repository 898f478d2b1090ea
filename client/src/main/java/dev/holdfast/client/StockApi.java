package dev.holdfast.client;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// How much there is of what, where, and why.
public final class StockApi {
  private static final TypeReference<Page<Movement>> MOVEMENTS = new TypeReference<>() {};

  private final Requests requests;

  StockApi(Requests requests) {
    this.requests = requests;
  }

  /// Empty when there is no such SKU.
  public Optional<StockLevel> find(String sku) {
    return requests.find(Call.path("stock", sku), StockLevel.class);
  }

  /// Goods came in.
  ///
  /// @param quantity units, 1 or more
  /// @param reference the delivery note, the purchase order
  public Result<StockLevel> receive(
      IdempotencyKey key, String sku, String location, long quantity, String reference) {
    return write(key, sku, "receipts", new Receipt(location, quantity, reference));
  }

  /// Goods came in, many kinds at once, with few requests; see [OrderApi#placeAll].
  public Stream<Result<StockLevel>> receiveAll(Iterator<Keyed<StockReceipt>> receipts) {
    return Batches.stream(requests, Call.path("stock", "batch"), StockLevel.class, receipts);
  }

  /// Corrects what is on hand by a difference.
  ///
  /// @param delta units, signed; what is promised to orders cannot be taken away
  public Result<StockLevel> adjust(
      IdempotencyKey key, String sku, String location, long delta, String reason) {
    return write(key, sku, "adjustments", new Adjustment(location, delta, reason));
  }

  /// Sets what is on hand to what was counted, provided that nothing moved since.
  ///
  /// @param expected units on hand that the count started from
  /// @param counted units found
  public Result<StockLevel> count(
      IdempotencyKey key, String sku, String location, long expected, long counted) {
    return write(key, sku, "counts", new Count(location, expected, counted));
  }

  /// Every change of the SKU's quantities.
  public Stream<Movement> movements(String sku) {
    return requests.list(Call.path("stock", sku, "movements"), Map.of(), MOVEMENTS);
  }

  private Result<StockLevel> write(IdempotencyKey key, String sku, String what, Object body) {
    return requests.write(Call.post(Call.path("stock", sku, what), key, body), StockLevel.class);
  }

  private record Receipt(String location, long quantity, String reference) {}

  private record Adjustment(String location, long delta, String reason) {}

  private record Count(String location, long expected, long counted) {}
}
