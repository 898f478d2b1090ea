package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.UUID;

import dev.holdfast.promotion.Code;
import java.util.Collection;
import java.util.List;

/// Rows of `coupon_code`, by hash.
final class CodeAdapter implements TableAdapter<java.util.UUID, Code> {
  private static final String SELECT =
      """
      select hash, campaign_id, coupon_id from coupon_code where hash = any (?) order by hash\
      """;
  private static final String EXISTING = "select hash from coupon_code where hash = any (?)";
  private static final Insert NEW =
      new Insert("coupon_code", "hash, campaign_id, coupon_id", UUID, INT8, INT8);

  /// A code is used once.
  private static final String UPDATE =
      """
      update coupon_code c set coupon_id = n.coupon_id
      from unnest(?, ?) as n (hash, coupon_id)
      where c.hash = n.hash and c.coupon_id is null\
      """;

  @Override
  public Loaded<java.util.UUID, Code> load(
      Pipeline pipeline, Collection<java.util.UUID> keys, Locking locking) {
    var found = new Found<java.util.UUID, Code>();
    var hashes = new Column(UUID);
    keys.forEach(hashes::add);
    pipeline.query(
        SELECT + locking.clause(),
        row -> {
          var hash = row.getObject(1, java.util.UUID.class);
          found.add(hash, new Code(hash, row.getLong(2), CampaignRow.number(row, 3)));
        },
        hashes);
    if (locking == Locking.SKIP) {
      pipeline.query(EXISTING, row -> found.exists(row.getObject(1, java.util.UUID.class)), hashes);
    }
    return found;
  }

  @Override
  public void write(Pipeline pipeline, List<Change<java.util.UUID, Code>> changes) {
    var added = NEW.rows();
    var used = new Rows(UUID, INT8);
    for (var change : changes) {
      var code = change.after();
      if (change.before() == null) added.with(code.hash()).with(code.campaign());
      else used.with(code.hash());
      (change.before() == null ? added : used).with(code.coupon());
    }
    NEW.write(pipeline, added);
    used.write(pipeline, UPDATE);
  }
}
