package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.CHAR;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;

import dev.holdfast.promotion.Benefit;
import dev.holdfast.promotion.Campaign;
import dev.holdfast.promotion.Earning;
import dev.holdfast.promotion.Limits;
import dev.holdfast.promotion.Pause;
import dev.holdfast.promotion.Period;
import dev.holdfast.promotion.Tally;
import dev.holdfast.promotion.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of `campaign`: those that never change, and those that do.
final class CampaignRow {
  static final String COLUMNS =
      """
      id, name, currency, kind, amount, basis_points, cap, threshold, sku, stacking, per_buyer,
        per_day, per_buyer_and_day, starts_at, time_zone, valid_seconds, audience, mode, earned_by,
        trigger_amount, quota, budget, ends_at, status, issued, held, redeemed, expired, revoked,
        day, today, spent, changes, version, paused_from, paused_to\
      """;

  private static final Column.Type[] RULE = {
    INT8,
    TEXT,
    TEXT,
    CHAR,
    INT8,
    INT8,
    INT8,
    INT8,
    TEXT,
    INT8,
    CHAR,
    INT8,
    INT8,
    INT8,
    TIMESTAMPTZ,
    TEXT,
    INT8,
    CHAR,
    CHAR,
    CHAR,
    INT8
  };

  /// What tells that nobody else has changed the row.
  private static final Column.Type[] FORMER = {INT8, INT8, INT8};

  private static final Column.Type[] PROGRESS = {
    INT8,
    INT8,
    TIMESTAMPTZ,
    TIMESTAMPTZ,
    TIMESTAMPTZ,
    CHAR,
    INT8,
    INT8,
    INT8,
    INT8,
    INT8,
    INT8,
    INT8,
    INT8,
    INT8,
    INT8
  };

  private static final Column.Type[] NEW = concat(RULE, PROGRESS);
  private static final Column.Type[] CHANGED = concat(FORMER, PROGRESS);

  private CampaignRow() {}

  /// For [#add].
  static Rows newRows() {
    return new Rows(NEW);
  }

  /// For [#change].
  static Rows changedRows() {
    return new Rows(CHANGED);
  }

  private static Column.Type[] concat(Column.Type[] one, Column.Type[] other) {
    return Stream.of(one, other).flatMap(Stream::of).toArray(Column.Type[]::new);
  }

  static void add(Campaign campaign, Rows rows) {
    rule(campaign, rows);
    progress(campaign, rows);
  }

  static void change(Campaign before, Campaign campaign, Rows rows) {
    rows.with(campaign.id()).with(before.version()).with(before.tally().changes());
    progress(campaign, rows);
  }

  private static void rule(Campaign campaign, Rows rows) {
    var benefit = campaign.benefit();
    var limits = campaign.limits();
    var period = campaign.period();
    var earning = campaign.earning();
    rows.with(campaign.id()).with(campaign.name()).with(campaign.currency());
    rows.with(PromotionCodes.KIND.of(benefit.kind())).with(benefit.amount());
    rows.with(benefit.basisPoints()).with(benefit.cap()).with(benefit.threshold());
    rows.with(benefit.sku()).with(benefit.face());
    rows.with(PromotionCodes.STACKING.of(campaign.stacking()));
    rows.with(limits.perBuyer()).with(limits.perDay()).with(limits.perBuyerAndDay());
    rows.with(period.startsAt()).with(period.zone()).with(period.validSeconds());
    rows.with(PromotionCodes.AUDIENCE.of(campaign.audience()));
    rows.with(PromotionCodes.MODE.of(earning.mode())).with(letter(earning.trigger()));
    rows.with(earning.amount());
  }

  private static void progress(Campaign campaign, Rows rows) {
    var tally = campaign.tally();
    rows.with(campaign.limits().quota()).with(campaign.limits().budget());
    var pause = campaign.period().pause();
    rows.with(campaign.period().endsAt()).with(pause == null ? null : pause.from());
    rows.with(pause == null ? null : pause.to()).with(PromotionCodes.STATUS.of(campaign.status()));
    rows.with(tally.issued()).with(tally.held()).with(tally.redeemed()).with(tally.expired());
    rows.with(tally.revoked()).with(tally.day()).with(tally.today()).with(tally.spent());
    rows.with(tally.changes()).with(campaign.version());
  }

  private static char letter(@Nullable Trigger trigger) {
    return trigger == null ? PromotionCodes.NONE : PromotionCodes.TRIGGER.of(trigger);
  }

  /// @param row the [#COLUMNS]
  static Campaign read(ResultSet row) throws SQLException {
    return new Campaign(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        benefit(row),
        PromotionCodes.STACKING.parse(row.getString(10).charAt(0)),
        limits(row),
        period(row),
        PromotionCodes.AUDIENCE.parse(row.getString(17).charAt(0)),
        earning(row),
        PromotionCodes.STATUS.parse(row.getString(24).charAt(0)),
        tally(row),
        row.getLong(34));
  }

  private static Benefit benefit(ResultSet row) throws SQLException {
    return new Benefit(
        PromotionCodes.KIND.parse(row.getString(4).charAt(0)),
        number(row, 5),
        number(row, 6),
        number(row, 7),
        number(row, 8),
        row.getString(9));
  }

  private static Limits limits(ResultSet row) throws SQLException {
    return new Limits(
        row.getLong(21), number(row, 22), number(row, 11), number(row, 12), number(row, 13));
  }

  private static Period period(ResultSet row) throws SQLException {
    var from = Times.instantOrNull(row, 35);
    return new Period(
        Times.instant(row, 14),
        Times.instantOrNull(row, 23),
        row.getString(15),
        number(row, 16),
        from == null ? null : new Pause(from, Times.instantOrNull(row, 36)));
  }

  private static Earning earning(ResultSet row) throws SQLException {
    char trigger = row.getString(19).charAt(0);
    return new Earning(
        PromotionCodes.MODE.parse(row.getString(18).charAt(0)),
        trigger == PromotionCodes.NONE ? null : PromotionCodes.TRIGGER.parse(trigger),
        number(row, 20));
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        row.getLong(25),
        row.getLong(26),
        row.getLong(27),
        row.getLong(28),
        row.getLong(29),
        row.getLong(30),
        row.getLong(31),
        row.getLong(32),
        row.getLong(33));
  }

  static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : (Long) number;
  }
}
