package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.promotion.GrantKey;
import java.util.Collection;
import java.util.List;

/// The coupons that keys have earned. Loaded after their campaigns are locked, so nobody can be
/// adding one; never locked, and written with the coupon.
final class GrantAdapter implements TableAdapter<GrantKey, Long> {
  private static final String SELECT =
      """
      select c.campaign_id, c.grant_key, c.id
      from unnest(?, ?) as k (campaign_id, grant_key)
        join coupon c on c.campaign_id = k.campaign_id and c.grant_key = k.grant_key\
      """;

  @Override
  public Loaded<GrantKey, Long> load(
      Pipeline pipeline, Collection<GrantKey> keys, Locking locking) {
    var found = new Found<GrantKey, Long>();
    var campaigns = new Column(INT8);
    var texts = new Column(TEXT);
    for (var key : keys) {
      campaigns.add(key.campaign());
      texts.add(key.key());
    }
    pipeline.query(
        SELECT,
        row -> found.add(new GrantKey(row.getLong(1), row.getString(2)), row.getLong(3)),
        campaigns,
        texts);
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<GrantKey, Long>> changes) {}
}
