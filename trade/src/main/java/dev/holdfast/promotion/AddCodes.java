package dev.holdfast.promotion;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.Outcome;
import dev.holdfast.kernel.Refusal;
import dev.holdfast.stock.Bounds;
import java.util.List;
import java.util.UUID;

/// Adds codes to a campaign that gives its coupons out for codes.
///
/// @param hashes of the codes, up to 10,000; one that the campaign has already stays
public record AddCodes(long campaignId, List<UUID> hashes) implements Command {
  public static final int MAX_CODES = 10_000;

  public AddCodes {
    hashes = List.copyOf(Bounds.present("codes", hashes));
    Bounds.within("codes", hashes.size(), 1, MAX_CODES);
  }

  public sealed interface Result extends Outcome
      permits CampaignNotFound, CampaignClosed, WrongGrant, CodeTaken, CodesAdded {}

  /// Another campaign has the code.
  ///
  /// @param index of the code, from 0
  public record CodeTaken(String campaignId, int index) implements Refusal, Result {}

  /// @param added how many it did not have before
  public record CodesAdded(String campaignId, int added) implements Result {}
}
