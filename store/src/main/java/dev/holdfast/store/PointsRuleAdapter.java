package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.promotion.PointsRule;
import dev.holdfast.promotion.PointsTerms;
import dev.holdfast.promotion.PointsTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Rows of `points_rule`, by currency.
final class PointsRuleAdapter implements TableAdapter<String, PointsRule> {
  static final String COLUMNS =
      """
      id, currency, points_per_unit, factor, earned_by, starts_at, ends_at, redeem_points,
        redeem_amount, issued, redeemed, adjusted, changes, version\
      """;
  private static final String SELECT =
      "select " + COLUMNS + " from points_rule where currency = any (?) order by currency";
  private static final String EXISTING =
      "select currency from points_rule where currency = any (?)";

  private static final Insert NEW =
      new Insert(
          "points_rule",
          COLUMNS.replaceAll("\\s+", " "),
          INT8,
          TEXT,
          INT8,
          INT8,
          CHAR,
          TIMESTAMPTZ,
          TIMESTAMPTZ,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8,
          INT8);

  /// Transfers change their rule without an entry of its own: `changes` tells that nobody else has.
  private static final String UPDATE =
      """
      update points_rule r set points_per_unit = n.points_per_unit, factor = n.factor,
        earned_by = n.earned_by, starts_at = n.starts_at, ends_at = n.ends_at,
        redeem_points = n.redeem_points, redeem_amount = n.redeem_amount, issued = n.issued,
        redeemed = n.redeemed, adjusted = n.adjusted, changes = n.changes, version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (former, former_changes, id,
        currency, points_per_unit, factor, earned_by, starts_at, ends_at, redeem_points,
        redeem_amount, issued, redeemed, adjusted, changes, version)
      where r.currency = n.currency and r.version = n.former and r.changes = n.former_changes\
      """;

  @Override
  public Loaded<String, PointsRule> load(
      Pipeline pipeline, Collection<String> keys, Locking locking) {
    var found = new Found<String, PointsRule>();
    var currencies = Column.texts(keys);
    pipeline.query(
        SELECT + locking.clause(),
        row -> {
          var rule = read(row);
          found.add(rule.currency(), rule);
        },
        currencies);
    if (locking == Locking.SKIP) {
      pipeline.query(EXISTING, row -> found.exists(row.getString(1)), currencies);
    }
    return found;
  }

  /// @param row the [#COLUMNS]
  static PointsRule read(ResultSet row) throws SQLException {
    return new PointsRule(
        row.getLong(1),
        row.getString(2),
        new PointsTerms(
            row.getLong(3),
            row.getLong(4),
            PromotionCodes.TRIGGER.parse(row.getString(5).charAt(0)),
            Times.instantOrNull(row, 6),
            Times.instantOrNull(row, 7),
            row.getLong(8),
            row.getLong(9)),
        new PointsTotals(row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13)),
        row.getLong(14));
  }

  @Override
  public void write(Pipeline pipeline, List<Change<String, PointsRule>> changes) {
    var added = NEW.rows();
    var changed =
        new Rows(
            INT8,
            INT8,
            INT8,
            TEXT,
            INT8,
            INT8,
            CHAR,
            TIMESTAMPTZ,
            TIMESTAMPTZ,
            INT8,
            INT8,
            INT8,
            INT8,
            INT8,
            INT8,
            INT8);
    for (var change : changes) {
      var before = change.before();
      if (before != null) changed.with(before.version()).with(before.totals().changes());
      add(change.after(), before == null ? added : changed);
    }
    NEW.write(pipeline, added);
    changed.write(pipeline, UPDATE);
  }

  private static void add(PointsRule rule, Rows rows) {
    var terms = rule.terms();
    var totals = rule.totals();
    rows.with(rule.id()).with(rule.currency()).with(terms.pointsPerUnit()).with(terms.factor());
    rows.with(PromotionCodes.TRIGGER.of(terms.trigger()));
    rows.with(terms.startsAt()).with(terms.endsAt());
    rows.with(terms.redeemPoints()).with(terms.redeemAmount());
    rows.with(totals.issued()).with(totals.redeemed()).with(totals.adjusted());
    rows.with(totals.changes()).with(rule.version());
  }
}
