package dev.holdfast.store;

import dev.holdfast.promotion.Campaign;
import java.util.Collection;
import java.util.List;

/// Rows of `campaign`, by id.
final class CampaignAdapter implements TableAdapter<Long, Campaign> {
  private static final String SELECT =
      "select " + CampaignRow.COLUMNS + " from campaign where id = any (?) order by id";
  private static final String EXISTING = "select id from campaign where id = any (?)";

  private static final String INSERT =
      """
      insert into campaign (id, name, currency, kind, amount, basis_points, cap, threshold, sku,
        face, stacking, per_buyer, per_day, per_buyer_and_day, starts_at, time_zone, valid_seconds,
        audience, mode, earned_by, trigger_amount, quota, budget, ends_at, paused_from, paused_to,
        status, issued, held, redeemed, expired, revoked, day, today, spent, changes, version)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  /// Coupons change their campaign without an entry of its own: `changes` tells that nobody else
  /// has, as `version` does for what has one.
  private static final String UPDATE =
      """
      update campaign c set quota = n.quota, budget = n.budget, ends_at = n.ends_at,
        paused_from = n.paused_from, paused_to = n.paused_to, status = n.status,
        issued = n.issued, held = n.held, redeemed = n.redeemed, expired = n.expired,
        revoked = n.revoked, day = n.day, today = n.today, spent = n.spent, changes = n.changes,
        version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (id, former,
        former_changes, quota, budget, ends_at, paused_from, paused_to, status, issued, held,
        redeemed, expired, revoked, day, today, spent, changes, version)
      where c.id = n.id and c.version = n.former and c.changes = n.former_changes\
      """;

  @Override
  public Loaded<Long, Campaign> load(Pipeline pipeline, Collection<Long> keys, Locking locking) {
    var found = new Found<Long, Campaign>();
    var ids = Column.longs(keys);
    pipeline.query(
        SELECT + locking.clause(),
        row -> {
          var campaign = CampaignRow.read(row);
          found.add(campaign.id(), campaign);
        },
        ids);
    if (locking == Locking.SKIP) {
      pipeline.query(EXISTING, row -> found.exists(row.getLong(1)), ids);
    }
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<Long, Campaign>> changes) {
    var added = CampaignRow.newRows();
    var changed = CampaignRow.changedRows();
    for (var change : changes) {
      var before = change.before();
      var campaign = change.after();
      if (before == null) CampaignRow.add(campaign, added);
      else CampaignRow.change(before, campaign, changed);
    }
    added.write(pipeline, INSERT);
    changed.write(pipeline, UPDATE);
  }
}
