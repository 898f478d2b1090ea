package dev.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.provider.Incoming;
import dev.holdfast.testkit.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same callbacks, three times each and in any order, from 64 connections to two servers of one
/// database, while both also ask the provider: each has one effect.
class CallbackStormTest {
  private static final int CONNECTIONS = 64;
  private static final int TIMES = 3;

  @Test
  void eachHasOneEffect() throws Exception {
    storm(150);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = 10_000)
  void eachOfMany(int payments) throws Exception {
    storm(payments);
  }

  private static void storm(int payments) throws Exception {
    try (var shop = new PayShop();
        var other = shop.another()) {
      var orders = new ArrayList<String>();
      var callbacks = new ArrayList<Incoming>();
      for (int i = 0; i < payments; i++) orders.add(shop.place());
      for (var order : orders) shop.intend(order, "one");
      Await.until("all are open", () -> shop.one.opened.get() >= payments);
      Await.until(
          "all are known to be open",
          () -> shop.rows.number("select count(*) from payment where state = 'N'") == 0);
      for (var order : orders) {
        long payment = shop.rows.number("select id from payment where order_id = " + order);
        shop.one.pay(payment);
        for (int i = 0; i < TIMES; i++) callbacks.add(shop.one.callback(payment));
      }
      Collections.shuffle(callbacks, new Random(7));
      send(callbacks, List.of(shop.server.baseUrl(), other.baseUrl()));
      Await.until(
          "all are settled",
          () -> shop.rows.number("select count(*) from callback where state <> 'D'") == 0);
      check(shop, payments);
    }
  }

  private static void send(List<Incoming> callbacks, List<URI> servers) throws Exception {
    var left = new ConcurrentLinkedQueue<>(callbacks);
    try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
      var senders = new ArrayList<java.util.concurrent.Future<Integer>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        var server = servers.get(i % servers.size());
        senders.add(pool.submit(() -> sendAll(left, server)));
      }
      int sent = 0;
      for (var sender : senders) sent += sender.get();
      assertThat(sent).isEqualTo(callbacks.size());
    }
  }

  private static int sendAll(ConcurrentLinkedQueue<Incoming> left, URI server) throws Exception {
    int sent = 0;
    try (var http = HttpClient.newHttpClient()) {
      for (var next = left.poll(); next != null; next = left.poll()) {
        var request = HttpRequest.newBuilder(server.resolve("/v1/callbacks/one"));
        next.headers().forEach(request::header);
        request.POST(HttpRequest.BodyPublishers.ofByteArray(next.body()));
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        sent++;
      }
    }
    return sent;
  }

  private static void check(PayShop shop, int payments) {
    assertThat(shop.rows.count("callback")).as("each message once").isEqualTo(payments);
    assertThat(shop.rows.number("select count(*) from orders where status = 'C'"))
        .isEqualTo(payments);
    assertThat(shop.rows.number("select sum(captured) from orders")).isEqualTo(100L * payments);
    assertThat(
            shop.rows.number(
                "select count(*) from journal where aggregate = 'o' and type = 'payment-recorded'"))
        .isEqualTo(payments);
    assertThat(shop.rows.count("refund")).isZero();
    assertThat(shop.rows.count("provider_call")).isZero();
    assertThat(shop.admin.get("/v1/audit").is(200).json().get("holds").asBoolean()).isTrue();
  }
}
