package dev.holdfast.server.api;

import dev.holdfast.promotion.CouponState;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Caller;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import dev.holdfast.server.web.Query;
import dev.holdfast.store.PromotionQueries;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Coupons, for their buyers and for those who look after them.
@Controller
@RequestMapping(path = "/v1", produces = Answer.JSON)
public final class CouponApi {
  private final Commands commands;
  private final PromotionQueries queries;
  private final SoldOut soldOut;

  CouponApi(Commands commands, PromotionQueries queries, SoldOut soldOut) {
    this.commands = commands;
    this.queries = queries;
    this.soldOut = soldOut;
  }

  @Allow(value = Scope.PROMOTIONS_WRITE, buyers = true)
  @PostMapping("/campaigns/{id}/claims")
  Answer claim(Call call, @PathVariable String id, Body body) {
    long campaign = PathId.CAMPAIGN.parse(id);
    var claim = body.as(fields -> CampaignRequests.claim(fields, campaign, call.caller()));
    soldOut.check(claim);
    return commands.run(call, claim, reply -> soldOut.learn(claim, reply));
  }

  @Allow(value = Scope.PROMOTIONS_WRITE, buyers = true)
  @PostMapping("/codes/claims")
  Answer claimCode(Call call, Body body) {
    return commands.run(call, body.as(fields -> CampaignRequests.claimCode(fields, call.caller())));
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/coupons/{id}/revoke")
  Answer revoke(Call call, @PathVariable String id, Body body) {
    long coupon = PathId.COUPON.parse(id);
    return commands.run(call, body.as(fields -> CampaignRequests.revoke(fields, coupon)));
  }

  @Allow(value = Scope.PROMOTIONS_READ, buyers = true)
  @GetMapping("/coupons/{id}")
  Answer coupon(Caller caller, @PathVariable String id) {
    return queries
        .coupon(PathId.COUPON.parse(id))
        .filter(coupon -> caller.maySee(coupon.buyerId()))
        .map(coupon -> Answer.of(200, coupon))
        .orElseThrow(() -> PathId.COUPON.notFound(id));
  }

  /// Newest first. For a buyer, another buyer is not there.
  @Allow(value = Scope.PROMOTIONS_READ, buyers = true)
  @GetMapping("/buyers/{id}/coupons")
  Answer coupons(Caller caller, @PathVariable String id, Query query) {
    if (!caller.maySee(id)) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is no such buyer.").asException();
    }
    return Answer.of(
        200,
        query.as(q ->
            queries.coupons(id, q.choice("status", CouponState.class), q.cursor(), q.limit())));
  }
}
