package dev.holdfast.promotion;

import dev.holdfast.kernel.Context;
import dev.holdfast.kernel.Decider;
import dev.holdfast.kernel.Needs;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.promotion.AddCodes.CodeTaken;
import dev.holdfast.promotion.AddCodes.CodesAdded;

final class AddCodesDecider implements Decider<AddCodes> {
  @Override
  public void needs(AddCodes command, Workspace loaded, Needs needs) {
    for (var hash : command.hashes()) needs.lock(PromotionTables.CODE, hash);
    needs.lock(PromotionTables.CAMPAIGN, command.campaignId());
  }

  @Override
  public AddCodes.Result decide(AddCodes command, Workspace workspace, Context context) {
    var campaign = workspace.find(PromotionTables.CAMPAIGN, command.campaignId());
    if (campaign == null) return Campaigns.notFound(command.campaignId());
    if (campaign.status() == CampaignStatus.CLOSED) return CampaignClosed.of(campaign);
    var id = Long.toString(campaign.id());
    var mode = campaign.earning().mode();
    if (mode != GrantMode.CODES) return new WrongGrant(id, mode);
    int added = 0;
    for (int i = 0; i < command.hashes().size(); i++) {
      var hash = command.hashes().get(i);
      var known = workspace.find(PromotionTables.CODE, hash);
      if (known != null && known.campaign() != campaign.id()) return new CodeTaken(id, i);
      if (known != null) continue;
      workspace.put(PromotionTables.CODE, hash, new Code(hash, campaign.id(), null));
      added++;
    }
    if (added > 0) {
      Campaigns.write(campaign.next(), workspace, new CampaignEvent.CodesAdded(added));
    }
    return new CodesAdded(id, added);
  }
}
