package dev.holdfast.promotion;

import dev.holdfast.kernel.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happens to a campaign itself; aggregate `campaign`.
public sealed interface CampaignEvent extends Event {
  record CampaignCreated(
      String name,
      String currency,
      Benefit benefit,
      Stacking stacking,
      Limits limits,
      Period period,
      Audience audience,
      Earning earning)
      implements CampaignEvent {}

  record CampaignPaused() implements CampaignEvent {}

  record CampaignResumed() implements CampaignEvent {}

  record CampaignClosed() implements CampaignEvent {}

  /// Limits and end as they are now.
  record CampaignExtended(long quota, @Nullable Long budget, @Nullable Instant endsAt)
      implements CampaignEvent {}

  /// @param buyers how many were not on the list before
  record BuyersInvited(int buyers) implements CampaignEvent {}

  record CodesAdded(int codes) implements CampaignEvent {}
}
