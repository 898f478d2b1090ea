/// What came of it: figures, ratios, a table, JSON, a chart.
@NullMarked
package dev.holdfast.bench.report;

import org.jspecify.annotations.NullMarked;
