package dev.holdfast.promotion;

import dev.holdfast.kernel.Entry;
import dev.holdfast.kernel.Workspace;

/// Finding and writing campaigns.
final class Campaigns {
  static final String AGGREGATE = "campaign";

  private Campaigns() {}

  /// Writes a campaign as it is, with the entry for its version.
  static void write(Campaign campaign, Workspace workspace, CampaignEvent event) {
    workspace.put(PromotionTables.CAMPAIGN, campaign.id(), campaign);
    workspace.append(new Entry(AGGREGATE, campaign.id(), campaign.version(), event));
  }

  static CampaignNotFound notFound(long id) {
    return new CampaignNotFound(Long.toString(id));
  }
}
