package dev.holdfast.client;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// The catalogue.
public final class SkuApi {
  private static final TypeReference<Page<Sku>> SKUS = new TypeReference<>() {};

  private final Requests requests;

  SkuApi(Requests requests) {
    this.requests = requests;
  }

  public Optional<Sku> find(String sku) {
    return requests.find(Call.path("skus", sku), Sku.class);
  }

  /// The whole catalogue, by code.
  public Stream<Sku> all() {
    return requests.list(Call.path("skus"), Map.of(), SKUS);
  }

  /// Creates a SKU; refused as `version-missing` when it exists.
  public Result<Sku> create(IdempotencyKey key, String sku, NewSku description) {
    return requests.write(Call.put(Call.path("skus", sku), key, description), Sku.class);
  }

  /// Creates many SKUs with few requests; see [OrderApi#placeAll].
  ///
  /// @param skus codes with their descriptions
  public Stream<Result<Sku>> createAll(Iterator<Keyed<NewSku.Coded>> skus) {
    return Batches.stream(requests, Call.path("skus", "batch"), Sku.class, skus);
  }

  /// Changes a SKU.
  ///
  /// @param version the version that the change was made from; refused as `version-mismatch` when
  ///   it is no longer the current one
  public Result<Sku> update(IdempotencyKey key, String sku, long version, NewSku description) {
    var call = Call.put(Call.path("skus", sku), key, description).ifMatch(version);
    return requests.write(call, Sku.class);
  }
}
