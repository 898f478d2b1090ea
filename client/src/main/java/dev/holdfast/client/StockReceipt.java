package dev.holdfast.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Goods that came in, as one of a batch.
///
/// @param quantity units, 1 or more
/// @param reference the delivery note, the purchase order
public record StockReceipt(String sku, String location, long quantity, String reference) {
  @JsonProperty
  String operation() {
    return "RECEIPT";
  }
}
