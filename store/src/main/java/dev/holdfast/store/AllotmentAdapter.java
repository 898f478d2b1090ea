package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BOOL;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.promotion.Allotment;
import dev.holdfast.promotion.OfBuyer;
import java.util.Collection;
import java.util.List;

/// Rows of `allotment`, by campaign and buyer. Their campaign's row is locked before them.
final class AllotmentAdapter implements TableAdapter<OfBuyer, Allotment> {
  private static final String KEYS =
      " from unnest(?, ?) as k (campaign_id, buyer_id) join allotment a using (campaign_id, buyer_id)";
  private static final String SELECT =
      "select campaign_id, buyer_id, a.invited, a.issued, a.revoked, a.day, a.today, a.version"
          + KEYS
          + " order by campaign_id, buyer_id";
  private static final String EXISTING = "select campaign_id, buyer_id" + KEYS;

  private static final Insert NEW =
      new Insert(
          "allotment",
          "campaign_id, buyer_id, invited, issued, revoked, day, today, version",
          INT8,
          TEXT,
          BOOL,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8);

  private static final String UPDATE =
      """
      update allotment a set invited = n.invited, issued = n.issued, revoked = n.revoked,
        day = n.day, today = n.today, version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
        as n (campaign_id, buyer_id, former, invited, issued, revoked, day, today, version)
      where a.campaign_id = n.campaign_id and a.buyer_id = n.buyer_id and a.version = n.former\
      """;

  @Override
  public Loaded<OfBuyer, Allotment> load(
      Pipeline pipeline, Collection<OfBuyer> keys, Locking locking) {
    var found = new Found<OfBuyer, Allotment>();
    var campaigns = new Column(INT8);
    var buyers = new Column(TEXT);
    for (var key : keys) {
      campaigns.add(key.campaign());
      buyers.add(key.buyerId());
    }
    pipeline.query(
        SELECT + locking.clauseOf("a"),
        row ->
            found.add(
                new OfBuyer(row.getLong(1), row.getString(2)),
                new Allotment(
                    row.getBoolean(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8))),
        campaigns,
        buyers);
    if (locking == Locking.SKIP) {
      pipeline.query(
          EXISTING,
          row -> found.exists(new OfBuyer(row.getLong(1), row.getString(2))),
          campaigns,
          buyers);
    }
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<OfBuyer, Allotment>> changes) {
    var added = NEW.rows();
    var changed = new Rows(INT8, TEXT, INT8, BOOL, INT8, INT8, INT8, INT8, INT8);
    for (var change : changes) {
      var before = change.before();
      var rows = before == null ? added : changed;
      rows.with(change.key().campaign()).with(change.key().buyerId());
      if (before != null) rows.with(before.version());
      var now = change.after();
      rows.with(now.invited()).with(now.issued()).with(now.revoked());
      rows.with(now.day()).with(now.today()).with(now.version());
    }
    NEW.write(pipeline, added);
    changed.write(pipeline, UPDATE);
  }
}
