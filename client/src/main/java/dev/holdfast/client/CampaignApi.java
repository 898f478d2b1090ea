package dev.holdfast.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/// Campaigns, for those who run them.
public final class CampaignApi {
  private static final TypeReference<Page<Campaign>> CAMPAIGNS = new TypeReference<>() {};

  private final Requests requests;

  CampaignApi(Requests requests) {
    this.requests = requests;
  }

  public Result<Campaign> create(IdempotencyKey key, NewCampaign campaign) {
    return requests.write(Call.post(Call.path("campaigns"), key, campaign), Campaign.class);
  }

  /// Empty when there is no such campaign.
  public Optional<Campaign> find(String id) {
    return requests.find(Call.path("campaigns", id), Campaign.class);
  }

  /// Newest first.
  public Stream<Campaign> all() {
    return requests.list(Call.path("campaigns"), Map.of(), CAMPAIGNS);
  }

  public Result<Campaign> pause(IdempotencyKey key, String id) {
    return steer(key, id, "pause");
  }

  public Result<Campaign> resume(IdempotencyKey key, String id) {
    return steer(key, id, "resume");
  }

  /// For good.
  public Result<Campaign> close(IdempotencyKey key, String id) {
    return steer(key, id, "close");
  }

  private Result<Campaign> steer(IdempotencyKey key, String id, String how) {
    return requests.write(
        Call.post(Call.path("campaigns", id, how), key, Map.of()), Campaign.class);
  }

  public Result<Campaign> extendQuota(IdempotencyKey key, String id, long quota) {
    return requests.write(
        Call.post(Call.path("campaigns", id, "extend"), key, Map.of("quota", quota)),
        Campaign.class);
  }

  /// Makes codes; the same key again tells the same ones, and nothing else does.
  ///
  /// @param count up to 10,000
  public Result<Codes> makeCodes(IdempotencyKey key, String id, int count) {
    return requests.write(
        Call.post(Call.path("campaigns", id, "codes"), key, Map.of("count", count)), Codes.class);
  }

  public record Codes(String campaignId, List<String> codes) {}
}
