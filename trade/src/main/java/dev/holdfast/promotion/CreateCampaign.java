package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.stock.Bounds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Starts a campaign.
///
/// @param perBuyer null for one, or, of a campaign that orders earn from, for no limit
/// @param startsAt null for now
/// @param zone null for UTC
public record CreateCampaign(
    String name,
    String currency,
    Benefit benefit,
    Stacking stacking,
    Limits limits,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable String zone,
    @Nullable Long validSeconds,
    Audience audience,
    Earning earning)
    implements Command {
  public CreateCampaign {
    Bounds.text("name", name, Bounds.MAX_TEXT);
    Bounds.currency("currency", currency);
    Bounds.present("stacking", stacking);
    Bounds.present("audience", audience);
    if (limits.budget() != null && benefit.face() == null) {
      throw new InvalidCommand("cap", "is missing: a budget counts the most a coupon takes off");
    }
    if (limits.pieces(benefit.face()) == 0) {
      throw new InvalidCommand("budget", "does not pay for one coupon of " + benefit.face());
    }
    if (zone != null) Period.zoneOf(zone);
    if (startsAt != null) new Period(startsAt, endsAt, "UTC", validSeconds);
  }

  public sealed interface Result extends Outcome permits CampaignOver, CampaignCreated {}

  /// It would end before it starts.
  public record CampaignOver(Instant endsAt, String field) implements Refusal, Result {}

  public record CampaignCreated(CampaignView campaign) implements Result {}
}
