package dev.holdfast.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WritersTests {
  private final Report report = Samples.report();

  @Test
  void jsonHasTheAgreedShape() {
    var json = JsonMapper.shared().readTree(ReportJson.write(report));
    assertThat(json.propertyNames()).startsWith("machine", "date", "rounds", "figures", "ratios");
    assertThat(json.get("date").stringValue()).isEqualTo("2026-11-26T12:00:00Z");
    assertThat(json.get("figures")).hasSize(report.figures().size());
    assertThat(json.at("/figures/2/ordersPerSecond").longValue()).isEqualTo(30_000);
    assertThat(json.get("ratios").propertyNames())
        .containsExactly(
            "engineHot64",
            "engineHot512",
            "engineSpread",
            "engineCart",
            "engineLifecycle",
            "engineCeiling",
            "apiHot",
            "apiBatchHot",
            "apiIdleLatency",
            "growth5m",
            "claimsHot",
            "grantsHot");
    assertThat(json.at("/claims/enginePerSecond").longValue()).isEqualTo(30_000);
    assertThat(json.at("/grants/rowLockConnections").longValue()).isEqualTo(16);
  }

  @Test
  void ratiosCanBeReadBack() {
    assertThat(ReportJson.ratios(ReportJson.write(report).getBytes(UTF_8)))
        .isEqualTo(report.ratios());
  }

  @Test
  void theChartIsWellFormedAndHasABarForEachFigureOfTheStart() throws Exception {
    var svg = Chart.of(report);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(10);
    assertThat(svg).contains("30,000  p99.9 3.0 ms").contains("A &lt;fast&gt; CPU");
  }

  @Test
  void theTableNamesEveryFigureAndEveryRatioThatThereIs() {
    var text = new StringWriter();
    ReportTable.print(report, new PrintWriter(text));
    assertThat(text.toString())
        .contains("engine after 5,000,000")
        .contains("15.00x")
        .contains("audit of 1,000,000 orders")
        .doesNotContain("lifecycle ");
  }
}
