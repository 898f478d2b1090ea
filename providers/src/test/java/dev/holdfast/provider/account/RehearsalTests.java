package dev.holdfast.provider.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.holdfast.payment.PaymentNews;
import dev.holdfast.payment.PaymentState;
import dev.holdfast.payment.RefundNews;
import dev.holdfast.payment.RefundState;
import dev.holdfast.provider.Charge;
import dev.holdfast.provider.Delivery;
import dev.holdfast.provider.Incoming;
import dev.holdfast.provider.Opening;
import dev.holdfast.provider.PaymentProvider;
import dev.holdfast.provider.Sighting;
import dev.holdfast.provider.Undelivered;
import dev.holdfast.provider.Verdict;
import dev.holdfast.provider.contract.Charges;
import dev.holdfast.provider.contract.Gateway;
import dev.holdfast.sandbox.Sandbox;
import dev.holdfast.sandbox.SandboxOptions;
import dev.holdfast.sandbox.callback.Schedule;
import dev.holdfast.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The adapters against the sandbox, as the file that it writes sets them up: two sides of the same
/// wire formats that share no code.
class RehearsalTests {
  private final HttpClient buyer = HttpClient.newHttpClient();
  private final Gateway shop = new Gateway();
  private Sandbox sandbox;
  private ProviderAccounts accounts;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    shop.answers(request -> new Gateway.Reply(200, Map.of(), "success"));
    sandbox =
        Sandbox.start(
            SandboxOptions.in(folder, shop.base().toString())
                .with(Schedule.REAL.at(200_000))
                .refundingAfter(Duration.ZERO));
    impatient(sandbox.merchantFile());
    accounts = ProviderAccounts.load(sandbox.merchantFile(), Map.of());
  }

  private static void impatient(Path file) throws IOException {
    var accounts =
        Files.readString(file).replaceFirst("\\{", "{\"connectSeconds\":1,\"answerSeconds\":1,");
    Files.writeString(file, accounts);
  }

  @AfterEach
  void stop() {
    accounts.close();
    sandbox.close();
    shop.close();
    buyer.close();
  }

  @ParameterizedTest
  @CsvSource({"alipay,CNY", "wechat,CNY", "stripe,USD"})
  void aPaymentIsOpenedPaidToldAndPaidBack(String name, String currency) throws Exception {
    var provider = provider(name);
    var charge = Charges.fresh(currency);
    var ready = (Opening.Ready) provider.open(charge);
    var known = Charges.known(charge, ready.providerId());
    assertThat(provider.open(charge)).isInstanceOf(Opening.Ready.class);
    pay();
    Await.until("a callback", () -> told(provider, charge.paymentId()) != null);
    var delivery = (Delivery.OfPayment) Objects.requireNonNull(told(provider, charge.paymentId()));
    assertThat(delivery.news().amount()).isEqualTo(charge.amount());
    assertThat(delivery.news().currency()).isEqualTo(currency);
    for (var asked : List.of(charge, known)) {
      var news = ((Sighting.Seen<PaymentNews>) provider.query(asked)).news();
      assertThat(news.state()).isEqualTo(PaymentState.SUCCEEDED);
      assertThat(news.amount()).isEqualTo(charge.amount());
      assertThat(news.reference()).isEqualTo(delivery.news().reference());
      assertThat(news.at()).as("when it was paid, also when we asked").isNotNull();
    }
    assertThat(((Sighting.Seen<PaymentNews>) provider.close(known)).news().state())
        .isEqualTo(PaymentState.SUCCEEDED);
    paidBack(provider, known);
  }

  private void paidBack(PaymentProvider provider, Charge charge) {
    var part = Charges.back(charge, 500);
    assertThat(provider.queryRefund(part)).isEqualTo(new Sighting.Absent<RefundNews>());
    // Twice: one effect.
    assertThat(provider.refund(part)).isInstanceOf(Sighting.Seen.class);
    assertThat(provider.refund(part)).isInstanceOf(Sighting.Seen.class);
    Await.until(
        "the money is back",
        () ->
            provider.queryRefund(part) instanceof Sighting.Seen<RefundNews> seen
                && seen.news().state() == RefundState.SUCCEEDED);
    Await.until("its callback", () -> told(provider, part.refundId()) != null);
    // All that is left, and not one unit more.
    var rest = Charges.back(charge, charge.amount() - 500);
    assertThat(provider.refund(rest)).isInstanceOf(Sighting.Seen.class);
    assertThat(provider.refund(Charges.back(charge, 1))).isInstanceOf(Sighting.Refused.class);
    // A trade that was refunded in full was paid all the same.
    assertThat(((Sighting.Seen<PaymentNews>) provider.query(charge)).news().state())
        .isEqualTo(PaymentState.SUCCEEDED);
  }

  /// Stripe lists them; the others are asked about each payment, and about nothing else.
  @ParameterizedTest
  @CsvSource({"alipay,CNY,0", "wechat,CNY,0", "stripe,USD,1"})
  void whatWasNotDeliveredIsListed(String name, String currency, int listed) throws Exception {
    faults("{\"lose\":1}");
    var provider = provider(name);
    var charge = Charges.fresh(currency);
    assertThat(provider.open(charge)).isInstanceOf(Opening.Ready.class);
    pay();
    assertThat(callbacks()).isEmpty();
    var hour = Instant.now().minusSeconds(3_600);
    var lost = ((Sighting.Seen<Undelivered>) provider.undelivered(hour, () -> true)).news();
    assertThat(lost.whole()).isTrue();
    assertThat(lost.messages()).hasSize(listed);
    for (var incoming : lost.messages()) {
      var delivery = (Delivery.OfPayment) provider.read(incoming);
      assertThat(delivery.paymentId()).isEqualTo(charge.paymentId());
      assertThat(delivery.news().state()).isEqualTo(PaymentState.SUCCEEDED);
      assertThat(delivery.news().amount()).isEqualTo(charge.amount());
    }
    var later = Instant.now().plusSeconds(3_600);
    assertThat(provider.undelivered(later, () -> true))
        .isEqualTo(new Sighting.Seen<>(new Undelivered(List.of(), true)));
  }

  /// Accepted is not refunded.
  @ParameterizedTest
  @CsvSource({"alipay,CNY", "wechat,CNY", "stripe,USD"})
  void aRefundThatFailsAfterItWasAcceptedIsFollowedToItsEnd(String name, String currency)
      throws Exception {
    faults("{\"fail-refund\":1}");
    var provider = provider(name);
    var charge = Charges.fresh(currency);
    var known = Charges.known(charge, ((Opening.Ready) provider.open(charge)).providerId());
    pay();
    var back = Charges.back(known, 500);
    assertThat(provider.refund(back)).isInstanceOf(Sighting.Seen.class);
    var said = provider.queryRefund(back);
    if (name.equals("alipay")) {
      assertThat(said).isEqualTo(new Sighting.Absent<RefundNews>());
      assertThat(provider.refund(back)).as("the same one again").isInstanceOf(Sighting.Seen.class);
      assertThat(refundState(provider.queryRefund(back))).isEqualTo(RefundState.SUCCEEDED);
    } else {
      assertThat(refundState(said)).isEqualTo(RefundState.FAILED);
      Await.until("its callback", () -> failed(provider, back.refundId()));
      var another = Charges.back(known, charge.amount());
      assertThat(provider.refund(another)).as("all of it").isInstanceOf(Sighting.Seen.class);
      assertThat(refundState(provider.queryRefund(another))).isEqualTo(RefundState.SUCCEEDED);
    }
  }

  private static RefundState refundState(Sighting<RefundNews> sighting) {
    return ((Sighting.Seen<RefundNews>) sighting).news().state();
  }

  private boolean failed(PaymentProvider provider, long refund) {
    return callbacks().stream()
        .filter(callback -> provider.verify(callback, Instant.now()) instanceof Verdict.Genuine)
        .map(provider::read)
        .anyMatch(delivery ->
            delivery instanceof Delivery.OfRefund r
                && r.refundId() == refund
                && r.news().state() == RefundState.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"wechat,CNY", "stripe,USD"})
  void whatIsClosedIsClosed(String name, String currency) {
    var provider = provider(name);
    var charge = Charges.fresh(currency);
    assertThat(provider.query(charge)).isEqualTo(new Sighting.Absent<PaymentNews>());
    assertThat(provider.open(charge)).isInstanceOf(Opening.Ready.class);
    assertThat(state(provider.query(charge))).isEqualTo(PaymentState.PENDING);
    assertThat(state(provider.close(charge))).isEqualTo(PaymentState.CLOSED);
    assertThat(state(provider.close(charge))).isEqualTo(PaymentState.CLOSED);
    assertThat(state(provider.query(charge))).isEqualTo(PaymentState.CLOSED);
  }

  private static PaymentState state(Sighting<PaymentNews> sighting) {
    return ((Sighting.Seen<PaymentNews>) sighting).news().state();
  }

  /// A code that nobody has scanned is no trade.
  @ParameterizedTest
  @CsvSource("alipay,CNY")
  void anUnscannedCodeIsAbsent(String name, String currency) {
    var charge = Charges.fresh(currency);
    assertThat(provider(name).open(charge)).isInstanceOf(Opening.Ready.class);
    assertThat(provider(name).query(charge)).isEqualTo(new Sighting.Absent<PaymentNews>());
    assertThat(provider(name).close(charge)).isEqualTo(new Sighting.Absent<PaymentNews>());
  }

  @ParameterizedTest
  @CsvSource({"alipay,CNY", "wechat,CNY", "stripe,USD"})
  void strangersAreToldFromTheProvider(String name, String currency) throws Exception {
    faults("{\"forge\":1,\"corrupt\":1,\"probe\":1}");
    var provider = provider(name);
    var charge = Charges.fresh(currency);
    assertThat(provider.open(charge)).isInstanceOf(Opening.Ready.class);
    pay();
    Await.until("a callback", () -> told(provider, charge.paymentId()) != null);
    var verdicts = callbacks().stream().map(c -> provider.verify(c, Instant.now())).toList();
    assertThat(verdicts).hasAtLeastOneElementOfType(Verdict.Forged.class);
    if (name.equals("wechat")) assertThat(verdicts).contains(new Verdict.Probe());
  }

  /// The money was taken and the answer never came.
  @ParameterizedTest
  @CsvSource({"alipay,CNY", "wechat,CNY", "stripe,USD"})
  void whatWasNotAnsweredIsFoundByAsking(String name, String currency) throws Exception {
    faults("{\"timeout\":1}");
    var provider = provider(name);
    var charge = Charges.fresh(currency);
    var opening = provider.open(charge);
    // Stripe's adapter has looked already; the others say that they do not know.
    assertThat(opening)
        .isInstanceOf(name.equals("stripe") ? Opening.Ready.class : Opening.Unanswered.class);
    assertThat(state(provider.query(charge))).isEqualTo(PaymentState.SUCCEEDED);
    assertThat(state(provider.close(charge))).isEqualTo(PaymentState.SUCCEEDED);
  }

  private void faults(String shares) throws IOException, InterruptedException {
    send("PUT", sandbox.url() + "/sandbox/faults", "{\"shares\":" + shares + "}");
  }

  private PaymentProvider provider(String name) {
    return accounts.providers().stream()
        .filter(provider -> provider.account().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The first genuine callback that settles a payment or refund of ours, null before it came.
  private @Nullable Delivery told(PaymentProvider provider, long id) {
    return callbacks().stream()
        .filter(callback -> provider.verify(callback, Instant.now()) instanceof Verdict.Genuine)
        .map(provider::read)
        .filter(delivery ->
            switch (delivery) {
              case Delivery.OfPayment p ->
                  p.paymentId() == id && p.news().state() == PaymentState.SUCCEEDED;
              case Delivery.OfRefund r ->
                  r.refundId() == id && r.news().state() == RefundState.SUCCEEDED;
              case Delivery.Irrelevant i -> false;
              case Delivery.Misdirected m -> false;
              case Delivery.Unreadable u -> false;
            })
        .findFirst()
        .orElse(null);
  }

  private List<Incoming> callbacks() {
    return shop.requests().stream()
        .map(request -> {
          var headers = new TreeMap<String, String>();
          request.headers().forEach((n, v) -> headers.put(n.toLowerCase(Locale.ROOT), v));
          return new Incoming(headers, request.body().getBytes(StandardCharsets.UTF_8));
        })
        .toList();
  }

  /// The buyer pays the only trade there is, on its page.
  private void pay() throws IOException, InterruptedException {
    var ledger = send("GET", sandbox.url() + "/sandbox/ledger", "");
    var trade = ledger.getAsJsonArray("items").get(0).getAsJsonObject().getAsJsonObject("trade");
    var page =
        "/pay/%s/%s"
            .formatted(
                trade.get("channel").getAsString().toLowerCase(Locale.ROOT),
                trade.get("id").getAsString());
    send("POST", sandbox.url() + page, "{\"action\":\"pay\"}");
  }

  private JsonObject send(String method, String url, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var response = buyer.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }
}
