package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BOOL;
import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.promotion.Coupon;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Rows of `coupon`, by id.
final class CouponAdapter implements TableAdapter<Long, Coupon> {
  static final String COLUMNS =
      """
      id, campaign_id, buyer_id, number, state, grant_key, earned_by, order_id, discount, forfeited,
        created_at, expires_at, version\
      """;
  private static final String SELECT =
      "select " + COLUMNS + " from coupon where id = any (?) order by id";
  private static final String EXISTING = "select id from coupon where id = any (?)";

  private static final Insert NEW =
      new Insert(
          "coupon",
          "id, campaign_id, buyer_id, number, grant_key, earned_by, created_at, expires_at, state,"
              + " order_id, discount, forfeited, version",
          INT8,
          INT8,
          TEXT,
          INT8,
          TEXT,
          INT8,
          TIMESTAMPTZ,
          TIMESTAMPTZ,
          CHAR,
          INT8,
          INT8,
          BOOL,
          INT8);

  private static final String UPDATE =
      """
      update coupon c set state = n.state, order_id = n.order_id, discount = n.discount,
        forfeited = n.forfeited, version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?)
        as n (id, former, state, order_id, discount, forfeited, version)
      where c.id = n.id and c.version = n.former\
      """;

  @Override
  public Loaded<Long, Coupon> load(Pipeline pipeline, Collection<Long> keys, Locking locking) {
    var found = new Found<Long, Coupon>();
    var ids = Column.longs(keys);
    pipeline.query(
        SELECT + locking.clause(),
        row -> {
          var coupon = coupon(row);
          found.add(coupon.id(), coupon);
        },
        ids);
    if (locking == Locking.SKIP) {
      pipeline.query(EXISTING, row -> found.exists(row.getLong(1)), ids);
    }
    return found;
  }

  /// @param row the [#COLUMNS]
  static Coupon coupon(ResultSet row) throws SQLException {
    return new Coupon(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        PromotionCodes.COUPON.parse(row.getString(5).charAt(0)),
        row.getString(6),
        CampaignRow.number(row, 7),
        CampaignRow.number(row, 8),
        row.getLong(9),
        row.getBoolean(10),
        Times.instant(row, 11),
        Times.instantOrNull(row, 12),
        row.getLong(13));
  }

  @Override
  public void write(Pipeline pipeline, List<Change<Long, Coupon>> changes) {
    var added = NEW.rows();
    var changed = new Rows(INT8, INT8, CHAR, INT8, INT8, BOOL, INT8);
    for (var change : changes) {
      var before = change.before();
      var coupon = change.after();
      if (before == null) {
        added.with(coupon.id()).with(coupon.campaign()).with(coupon.buyerId());
        added.with(coupon.number()).with(coupon.grantKey()).with(coupon.earnedBy());
        added.with(coupon.createdAt()).with(coupon.expiresAt());
      } else {
        changed.with(coupon.id()).with(before.version());
      }
      (before == null ? added : changed)
          .with(PromotionCodes.COUPON.of(coupon.state()))
          .with(coupon.order())
          .with(coupon.discount())
          .with(coupon.forfeited())
          .with(coupon.version());
    }
    NEW.write(pipeline, added);
    changed.write(pipeline, UPDATE);
  }
}
