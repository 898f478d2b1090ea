package dev.holdfast.server.api;

import dev.holdfast.kernel.Reply;
import dev.holdfast.promotion.AddCodes;
import dev.holdfast.server.access.Allow;
import dev.holdfast.server.access.Scope;
import dev.holdfast.server.json.Fields;
import dev.holdfast.server.json.Range;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import dev.holdfast.server.web.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Codes of a campaign: the caller's own, or new ones, which are told once for each command and not
/// kept.
@Controller
@RequestMapping(path = "/v1/campaigns/{id}/codes", produces = Answer.JSON)
public final class CodeApi {
  private static final Range COUNT = new Range(1, AddCodes.MAX_CODES);
  private final Commands commands;
  private final CouponCodes codes;

  CodeApi(Commands commands, CouponCodes codes) {
    this.commands = commands;
    this.codes = codes;
  }

  /// The codes of an answer.
  record Added(String campaignId, List<String> codes) {}

  /// `{count}` for new ones, `{codes}` for the caller's own.
  @Allow(Scope.PROMOTIONS_WRITE)
  @PostMapping
  Answer add(Call call, @PathVariable String id, Body body) {
    long campaign = PathId.CAMPAIGN.parse(id);
    var texts = body.as(fields -> codes(fields, call, campaign));
    var hashes = hashes(texts);
    var reply = commands.decide(call, new AddCodes(campaign, hashes));
    boolean added = reply instanceof Reply.Decided decided && !decided.receipt().refused();
    return added
        ? Answer.of(201, new Added(id, texts))
        : commands.answer(new AddCodes(campaign, hashes), reply);
  }

  private static List<UUID> hashes(List<String> codes) {
    var hashes = new ArrayList<UUID>(codes.size());
    for (int i = 0; i < codes.size(); i++) {
      hashes.add(CouponCodes.hash("codes[" + i + "]", codes.get(i)));
    }
    return hashes;
  }

  private List<String> codes(Fields body, Call call, long campaign) {
    var count = body.optionalNumber("count", COUNT);
    if (body.has("codes") == (count != null)) {
      throw Problem.field(ProblemType.INVALID_REQUEST, "count", "Send either count or codes.")
          .asException();
    }
    if (count == null) return body.texts("codes", COUNT, CouponCodes.RULE);
    var id = call.id();
    return codes.make(campaign + "\n" + id.caller() + "\n" + id.key(), Math.toIntExact(count));
  }
}
