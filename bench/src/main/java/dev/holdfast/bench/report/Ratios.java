package dev.holdfast.bench.report;

import static dev.holdfast.bench.load.Workload.CART;
import static dev.holdfast.bench.load.Workload.HOT;
import static dev.holdfast.bench.load.Workload.LIFECYCLE;
import static dev.holdfast.bench.load.Workload.SPREAD;

import dev.holdfast.bench.load.Workload;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is compared between machines and versions: figures of one run divided by each other. Null
/// where one of the two was not measured.
///
/// @param engineHot64,engineHot512 engine to baseline, one hot SKU; likewise the next three
/// @param engineCeiling engine to what the database could do at most, on one connection or two: a
///   lane has two in a crowd
/// @param apiHot,apiBatchHot HTTP, single orders and NDJSON, to the baseline in process
/// @param apiIdleLatency median latency of one lonely client over HTTP to the baseline's: low is
///   good
/// @param growth5m engine after five million orders to the engine at the start
/// @param claimsHot,grantsHot engine to baseline, one hot campaign
public record Ratios(
    @Nullable Double engineHot64,
    @Nullable Double engineHot512,
    @Nullable Double engineSpread,
    @Nullable Double engineCart,
    @Nullable Double engineLifecycle,
    @Nullable Double engineCeiling,
    @Nullable Double apiHot,
    @Nullable Double apiBatchHot,
    @Nullable Double apiIdleLatency,
    @Nullable Double growth5m,
    @Nullable Double claimsHot,
    @Nullable Double grantsHot) {
  public static final int FEW = 64;
  public static final int MANY = 512;

  /// Connections that send batches.
  public static final int BATCHES = 4;

  /// What a lane has at most.
  public static final int CONNECTIONS = 2;

  public static final long GROWN = 5_000_000;

  /// @param promotion null when it was not measured
  public static Ratios of(Figures figures, @Nullable Promotion promotion) {
    return new Ratios(
        toBaseline(figures, HOT, FEW),
        toBaseline(figures, HOT, MANY),
        toBaseline(figures, SPREAD, MANY),
        toBaseline(figures, CART, MANY),
        toBaseline(figures, LIFECYCLE, MANY),
        of(rate(figures, Party.ENGINE, MANY), ceiling(figures)),
        of(rate(figures, Party.API, MANY), figures.baseline(HOT, MANY)),
        of(rate(figures, Party.API_BATCH, BATCHES), figures.baseline(HOT, MANY)),
        of(figures.p50(Party.API, HOT, 1), figures.p50(Party.ROW_LOCK, HOT, 1)),
        of(
            figures.rate(Case.of(Party.ENGINE, SPREAD, MANY).grown(GROWN)),
            figures.rate(Case.of(Party.ENGINE, SPREAD, MANY).besideGrown(GROWN))),
        promotion == null ? null : (Double) promotion.claims().ratio(),
        promotion == null ? null : (Double) promotion.grants().ratio());
  }

  private static @Nullable Double toBaseline(Figures figures, Workload workload, int clients) {
    return of(
        figures.rate(Case.of(Party.ENGINE, workload, clients)),
        figures.baseline(workload, clients));
  }

  private static OptionalDouble ceiling(Figures figures) {
    return IntStream.rangeClosed(1, CONNECTIONS)
        .mapToObj(connections -> rate(figures, Party.CEILING, connections))
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  private static OptionalDouble rate(Figures figures, Party party, int clients) {
    return figures.rate(Case.of(party, HOT, clients));
  }

  private static @Nullable Double of(OptionalDouble value, OptionalDouble base) {
    if (value.isEmpty() || base.isEmpty()) return null;
    return Math.round(value.getAsDouble() / base.getAsDouble() * 1000) / 1000.0;
  }
}
