package dev.holdfast.server.api;

import dev.holdfast.promotion.CampaignStatus;
import dev.holdfast.promotion.SteerCampaign;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
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

/// Campaigns, for those who run them.
@Controller
@RequestMapping(path = "/v1/campaigns", produces = Answer.JSON)
public final class CampaignApi {
  private final Commands commands;
  private final PromotionQueries queries;
  private final SoldOut soldOut;

  CampaignApi(Commands commands, PromotionQueries queries, SoldOut soldOut) {
    this.commands = commands;
    this.queries = queries;
    this.soldOut = soldOut;
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping
  Answer create(Call call, Body body) {
    return commands.run(call, body.as(CampaignRequests::create));
  }

  @Allow(Scope.PROMOTIONS_READ)
  @GetMapping
  Answer campaigns(Query query) {
    return Answer.of(
        200,
        query.as(q ->
            queries.campaigns(q.choice("status", CampaignStatus.class), q.cursor(), q.limit())));
  }

  @Allow(Scope.PROMOTIONS_READ)
  @GetMapping("/{id}")
  Answer campaign(@PathVariable String id) {
    return queries
        .campaign(PathId.CAMPAIGN.parse(id))
        .map(campaign -> Answer.of(200, campaign))
        .orElseThrow(() -> PathId.CAMPAIGN.notFound(id));
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/{id}/pause")
  Answer pause(Call call, @PathVariable String id) {
    return steer(call, id, CampaignStatus.PAUSED);
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/{id}/resume")
  Answer resume(Call call, @PathVariable String id) {
    return steer(call, id, CampaignStatus.ACTIVE);
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/{id}/close")
  Answer close(Call call, @PathVariable String id) {
    return steer(call, id, CampaignStatus.CLOSED);
  }

  private Answer steer(Call call, String id, CampaignStatus to) {
    return commands.run(call, new SteerCampaign(PathId.CAMPAIGN.parse(id), to));
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/{id}/extend")
  Answer extend(Call call, @PathVariable String id, Body body) {
    long campaign = PathId.CAMPAIGN.parse(id);
    var answer = commands.run(call, body.as(fields -> CampaignRequests.extend(fields, campaign)));
    soldOut.forget(campaign);
    return answer;
  }

  /// The same command as the reactor's, with the same natural key; also for what was earned in a
  /// pause.
  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/{id}/grants")
  Answer grant(Call call, @PathVariable String id, Body body) {
    long campaign = PathId.CAMPAIGN.parse(id);
    return commands.run(call, body.as(fields -> CampaignRequests.grant(fields, campaign)));
  }

  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping("/{id}/buyers")
  Answer invite(Call call, @PathVariable String id, Body body) {
    long campaign = PathId.CAMPAIGN.parse(id);
    return commands.run(call, body.as(fields -> CampaignRequests.invite(fields, campaign)));
  }
}
