package dev.holdfast.bench.report;

import dev.holdfast.bench.machine.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that one run of the benchmark found out.
///
/// @param rounds how many samples the medians are of
/// @param connections the pool sizes that suited the row lock best, by workload and clients
/// @param seconds how long other things took, by name
/// @param promotion null when it was not measured
public record Report(
    Machine machine,
    Instant date,
    int rounds,
    List<Figures.Figure> figures,
    Ratios ratios,
    Map<String, Integer> connections,
    Map<String, Double> seconds,
    @Nullable Promotion promotion) {}
