package dev.holdfast.bench.report;

import dev.holdfast.bench.load.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/// The samples of all rounds, by case. Confined to one thread.
public final class Figures {
  private final Map<Case, List<Sample>> samples = new LinkedHashMap<>();

  /// A case with the medians of its samples.
  public record Figure(Case about, Sample median) {}

  public void add(Case about, Sample sample) {
    samples.computeIfAbsent(about, key -> new ArrayList<>()).add(sample);
  }

  public List<Figure> all() {
    return samples.entrySet().stream()
        .map(entry -> new Figure(entry.getKey(), Medians.of(entry.getValue())))
        .toList();
  }

  /// Orders a second; empty when that was not measured.
  OptionalDouble rate(Case about) {
    return median(about).stream().mapToDouble(Sample::ordersPerSecond).findFirst();
  }

  OptionalDouble p50(Party party, Workload workload, int clients) {
    return median(Case.of(party, workload, clients)).stream()
        .mapToDouble(Sample::p50Micros)
        .findFirst();
  }

  /// Of those who take a transaction for each order, the faster.
  OptionalDouble baseline(Workload workload, int clients) {
    return DoubleStream.concat(
            rate(Case.of(Party.ROW_LOCK, workload, clients)).stream(),
            rate(Case.of(Party.COMMON_WAY, workload, clients)).stream())
        .max();
  }

  private Optional<Sample> median(Case about) {
    var found = samples.get(about);
    return found == null ? Optional.empty() : Optional.of(Medians.of(found));
  }
}
