package dev.holdfast.cli.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/// What happens to processes while the buyers buy, each once so many of them are through.
final class Storm {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final ChaosPlan plan;
  private final Stage stage;
  private final Buyers buyers;
  private final PrintWriter log;
  private volatile int kills;
  private volatile int outages;

  Storm(ChaosPlan plan, Stage stage, Buyers buyers, PrintWriter log) {
    this.plan = plan;
    this.stage = stage;
    this.buyers = buyers;
    this.log = log;
  }

  private enum Blow {
    KILL,
    OUTAGE
  }

  private record At(double progress, Blow blow) {}

  private static final List<At> BLOWS =
      List.of(new At(0.25, Blow.KILL), new At(0.50, Blow.OUTAGE), new At(0.70, Blow.KILL));

  int kills() {
    return kills;
  }

  int outages() {
    return outages;
  }

  void rage() throws IOException, InterruptedException {
    for (var at : BLOWS) {
      while (buyers.gone() < plan.orders() * at.progress()) Thread.sleep(LOOK);
      switch (at.blow()) {
        case KILL -> {
          log.println("kill -9 of the server after " + buyers.gone() + " orders");
          stage.killServer();
          kills++;
        }
        case OUTAGE -> {
          log.println("the provider goes away for " + ChaosPlan.OUTAGE.toSeconds() + " s");
          stage.provider().goDown(ChaosPlan.OUTAGE);
          outages++;
        }
      }
    }
  }
}
