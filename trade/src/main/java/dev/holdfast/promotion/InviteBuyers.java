package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.stock.Bounds;
import java.util.List;

/// Puts buyers on a campaign's list.
///
/// @param buyers up to 10,000; who is on it already stays
public record InviteBuyers(long campaignId, List<String> buyers) implements Command {
  public static final int MAX_BUYERS = 10_000;

  public InviteBuyers {
    buyers = List.copyOf(Bounds.present("buyers", buyers));
    Bounds.within("buyers", buyers.size(), 1, MAX_BUYERS);
    for (int i = 0; i < buyers.size(); i++) {
      Bounds.text("buyers[" + i + "]", buyers.get(i), ClaimCoupon.MAX_BUYER);
    }
  }

  public sealed interface Result extends Outcome
      permits CampaignNotFound, CampaignClosed, BuyersInvited {}

  /// @param invited how many were not on the list before
  public record BuyersInvited(String campaignId, int invited) implements Result {}
}
