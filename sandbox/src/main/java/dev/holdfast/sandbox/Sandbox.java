package dev.holdfast.sandbox;

import dev.holdfast.sandbox.alipay.AlipayGateway;
import dev.holdfast.sandbox.alipay.AlipayNotices;
import dev.holdfast.sandbox.callback.Courier;
import dev.holdfast.sandbox.callback.Dialect;
import dev.holdfast.sandbox.callback.Timer;
import dev.holdfast.sandbox.fault.Knobs;
import dev.holdfast.sandbox.keys.KeyFile;
import dev.holdfast.sandbox.keys.Keys;
import dev.holdfast.sandbox.ledger.Channel;
import dev.holdfast.sandbox.ledger.Ledger;
import dev.holdfast.sandbox.page.FrontPage;
import dev.holdfast.sandbox.page.PayPage;
import dev.holdfast.sandbox.stripe.StripeApi;
import dev.holdfast.sandbox.stripe.StripeNotices;
import dev.holdfast.sandbox.till.Hitches;
import dev.holdfast.sandbox.till.Till;
import dev.holdfast.sandbox.web.Answer;
import dev.holdfast.sandbox.web.Request;
import dev.holdfast.sandbox.web.Router;
import dev.holdfast.sandbox.web.WebServer;
import dev.holdfast.sandbox.wechat.WechatApi;
import dev.holdfast.sandbox.wechat.WechatNotices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// A running sandbox. What it answered and sent is in its ledger, so a kill at any moment loses
/// nothing.
public final class Sandbox implements AutoCloseable {
  private final WebServer web;
  private final Ledger ledger;
  private final Timer timer = new Timer();
  private final Courier courier;
  private final Keys keys;
  private final String url;
  private final MerchantFile merchantFile;

  private Sandbox(SandboxOptions options, WebServer web, Ledger ledger, Keys keys) {
    this.web = web;
    this.ledger = ledger;
    this.keys = keys;
    this.url = "http://" + options.host() + ":" + web.port();
    var clock = InstantSource.system();
    var knobs = new Knobs(options.faults(), clock);
    var dialects = dialects();
    courier = new Courier(ledger, dialects, knobs, options.schedule(), timer, clock);
    var till = new Till(ledger, dialects, knobs, courier, timer, clock, options.refundDelay());
    merchantFile = MerchantFile.in(options.dataDir(), url, options.notifyBase());
    web.serve(router(options, dialects, knobs, till));
    till.resume();
    courier.resume();
  }

  /// Answers requests once it returns, and has written what the merchant needs to know.
  ///
  /// @throws UncheckedIOException when the port or the directory cannot be used
  public static Sandbox start(SandboxOptions options) {
    try {
      Files.createDirectories(options.dataDir());
      var clock = InstantSource.system();
      var keys = KeyFile.ensure(options.dataDir().resolve("sandbox.keys"), clock.instant());
      var ledger = Ledger.open(options.dataDir().resolve("sandbox.ledger"));
      try {
        var web = WebServer.bind(options.host(), options.port());
        var sandbox = new Sandbox(options, web, ledger, keys);
        sandbox.merchantFile.write(keys);
        return sandbox;
      } catch (IOException | RuntimeException e) {
        ledger.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Channel, Dialect> dialects() {
    return Map.of(
        Channel.ALIPAY, new AlipayNotices(keys.alipay()),
        Channel.WECHAT, new WechatNotices(keys.wechat()),
        Channel.STRIPE, new StripeNotices(keys.stripe(), payPage(Channel.STRIPE)));
  }

  private String payPage(Channel channel) {
    return url + "/pay/" + channel.label() + "/";
  }

  private Router router(
      SandboxOptions options, Map<Channel, Dialect> dialects, Knobs knobs, Till till) {
    var hitches = new Hitches(knobs, ledger);
    var router = new Router().first(request -> down(knobs, request));
    new AlipayGateway(keys.alipay(), till, hitches, payPage(Channel.ALIPAY)).at(router);
    new WechatApi(keys.wechat(), till, hitches, payPage(Channel.WECHAT)).at(router);
    var webhook = options.notifyBase() + MerchantFile.CALLBACKS + Channel.STRIPE.label();
    new StripeApi(keys.stripe(), till, ledger, hitches, payPage(Channel.STRIPE), webhook)
        .at(router);
    new PayPage(till, dialects, options.merchant()).at(router);
    new FrontPage(ledger, options.merchant()).at(router);
    new LedgerApi(ledger).at(router);
    new FaultApi(knobs).at(router);
    return router;
  }

  /// Only the sandbox's own addresses answer while the provider is down.
  private static Optional<Answer> down(Knobs knobs, Request request) {
    return knobs.downFor().isPositive() && !request.path().startsWith("/sandbox/")
        ? Optional.of(new Answer.HangUp(Duration.ZERO))
        : Optional.empty();
  }

  /// `http://127.0.0.1:8090`
  public String url() {
    return url;
  }

  /// What the merchant's server is to be started with.
  public Path merchantFile() {
    return merchantFile.path();
  }

  @Override
  public void close() {
    web.close();
    timer.close();
    courier.close();
    ledger.close();
  }
}
