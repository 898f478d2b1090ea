package dev.holdfast.server;

import dev.holdfast.kernel.Engine;
import dev.holdfast.server.access.BuyerTokens;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Credentials;
import dev.holdfast.server.access.Gate;
import dev.holdfast.server.access.KeyRing;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.api.AuditApi;
import dev.holdfast.server.api.BatchApi;
import dev.holdfast.server.api.CallbackApi;
import dev.holdfast.server.api.CampaignApi;
import dev.holdfast.server.api.CodeApi;
import dev.holdfast.server.api.Commands;
import dev.holdfast.server.api.CouponApi;
import dev.holdfast.server.api.CouponCodes;
import dev.holdfast.server.api.InboxApi;
import dev.holdfast.server.api.JournalApi;
import dev.holdfast.server.api.KeyApi;
import dev.holdfast.server.api.LocationApi;
import dev.holdfast.server.api.MoneyApi;
import dev.holdfast.server.api.OpenApi;
import dev.holdfast.server.api.OrderApi;
import dev.holdfast.server.api.OrderReads;
import dev.holdfast.server.api.PaymentApi;
import dev.holdfast.server.api.PointsApi;
import dev.holdfast.server.api.ReactionApi;
import dev.holdfast.server.api.ShipmentApi;
import dev.holdfast.server.api.SkuApi;
import dev.holdfast.server.api.SoldOut;
import dev.holdfast.server.api.StockApi;
import dev.holdfast.server.api.TokenApi;
import dev.holdfast.server.pay.Payments;
import dev.holdfast.server.stream.BatchStream;
import dev.holdfast.server.watch.HealthApi;
import dev.holdfast.server.watch.Meters;
import dev.holdfast.server.watch.MetricsApi;
import dev.holdfast.server.watch.Readiness;
import dev.holdfast.store.ApiKey;
import dev.holdfast.store.Database;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;

/// What the HTTP side is made of.
final class Parts {
  /// Every class with mapped methods.
  static final List<Class<?>> HANDLERS =
      List.of(
          AuditApi.class,
          BatchApi.class,
          CallbackApi.class,
          CampaignApi.class,
          CodeApi.class,
          CouponApi.class,
          HealthApi.class,
          InboxApi.class,
          JournalApi.class,
          KeyApi.class,
          LocationApi.class,
          MetricsApi.class,
          MoneyApi.class,
          OpenApi.class,
          OrderApi.class,
          OrderReads.class,
          PaymentApi.class,
          PointsApi.class,
          ReactionApi.class,
          ShipmentApi.class,
          SkuApi.class,
          StockApi.class,
          TokenApi.class);

  private Parts() {}

  static List<?> of(
      Database database, Engine engine, Payments payments, Meters meters, Readiness readiness) {
    var keys = database.apiKeys();
    var ring = new KeyRing(secret -> keys.authenticate(secret).map(Parts::holder));
    var signing = database.signingKeys();
    var tokens = new BuyerTokens(() -> signing.key("buyer-token"), Clock.systemUTC());
    var credentials = new Credentials(ring, tokens);
    var commands = new Commands(engine, database.codec(), meters);
    return List.of(
        keys,
        ring,
        tokens,
        credentials,
        new Gate(credentials),
        commands,
        new BatchStream(commands, readiness::draining),
        meters,
        readiness,
        payments,
        database.callbackQueries(),
        database.orders(),
        database.promotions(),
        database.points(),
        database.reactions(),
        new SoldOut(database.promotions()),
        new CouponCodes(() -> signing.key("coupon-code")),
        database.stock(),
        database.journal(),
        database.audit());
  }

  /// A scope that this version does not know gives nothing.
  private static Caller.KeyHolder holder(ApiKey key) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (var text : key.scopes()) {
      var scope = Scope.named(text);
      if (scope != null) scopes.add(scope);
    }
    return new Caller.KeyHolder(key.id(), key.name(), scopes);
  }
}
