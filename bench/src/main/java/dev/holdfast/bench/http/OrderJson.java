package dev.holdfast.bench.http;

import dev.holdfast.order.PlaceOrder;
import java.nio.charset.StandardCharsets;

/// Orders as the API takes them; their texts need no escapes.
final class OrderJson {
  private OrderJson() {}

  static byte[] order(PlaceOrder order) {
    return write(order, new StringBuilder("{")).getBytes(StandardCharsets.UTF_8);
  }

  /// A line of a batch, with its line feed.
  static String line(PlaceOrder order, String key) {
    var json = new StringBuilder("{\"idempotencyKey\":\"").append(key).append("\",");
    return write(order, json) + "\n";
  }

  private static String write(PlaceOrder order, StringBuilder json) {
    json.append("\"buyerId\":\"").append(order.buyerId());
    json.append("\",\"currency\":\"").append(order.currency()).append("\",\"lines\":[");
    var lines = order.lines();
    for (int i = 0; i < lines.size(); i++) {
      json.append(i == 0 ? "{\"sku\":\"" : ",{\"sku\":\"").append(lines.get(i).sku());
      json.append("\",\"quantity\":").append(lines.get(i).quantity()).append('}');
    }
    return json.append("]}").toString();
  }
}
