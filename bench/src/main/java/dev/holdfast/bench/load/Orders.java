package dev.holdfast.bench.load;

import dev.holdfast.order.PlaceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The orders of one client. Confined to its thread.
public final class Orders {
  public static final String CURRENCY = "EUR";

  /// Of every SKU, in minor units.
  public static final long UNIT_PRICE = 1_999;

  public static final String HOT_SKU = "HOT";
  public static final int SPREAD_SKUS = 200;

  /// Nothing expires while it is measured: no server runs that would see to it.
  private static final long DEADLINE_SECONDS = 86_400;

  private static final int BUYERS = 1_000_000;
  private static final int MAX_CART = 20;
  private static final Zipf POPULARITY = new Zipf(SPREAD_SKUS);

  private final Workload workload;
  private final SplittableRandom random;

  public Workload workload() {
    return workload;
  }

  public Orders(Workload workload, long seed) {
    this.workload = workload;
    this.random = new SplittableRandom(seed);
  }

  /// Every SKU that is ordered.
  public static List<String> skus() {
    var skus = new ArrayList<String>();
    skus.add(HOT_SKU);
    for (int i = 0; i < SPREAD_SKUS; i++) skus.add(spreadSku(i));
    return skus;
  }

  private static String spreadSku(int number) {
    return "SKU-" + (1000 + number);
  }

  public PlaceOrder next() {
    return new PlaceOrder(
        "buyer-" + random.nextInt(BUYERS),
        CURRENCY,
        lines(),
        null,
        null,
        null,
        new TreeMap<>(),
        DEADLINE_SECONDS);
  }

  private List<PlaceOrder.Line> lines() {
    return switch (workload) {
      case HOT -> List.of(line(HOT_SKU));
      case SPREAD, LIFECYCLE -> List.of(line(spreadSku(POPULARITY.draw(random))));
      case CART -> cart();
    };
  }

  private List<PlaceOrder.Line> cart() {
    int size = 1 + random.nextInt(MAX_CART);
    var lines = new ArrayList<PlaceOrder.Line>(size);
    for (int i = 0; i < size; i++) lines.add(line(spreadSku(POPULARITY.draw(random))));
    return lines;
  }

  private static PlaceOrder.Line line(String sku) {
    return new PlaceOrder.Line(sku, 1, null, null);
  }
}
