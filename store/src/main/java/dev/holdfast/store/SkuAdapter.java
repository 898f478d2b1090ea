package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BOOL;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.stock.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Rows of `sku`, by code.
final class SkuAdapter implements TableAdapter<String, Sku> {
  private static final String SELECT =
      """
      select id, code, title, unit_price, currency, tracked, version
      from sku where code = any (?) order by code\
      """;
  private static final String EXISTING = "select code from sku where code = any (?)";
  private static final String INSERT =
      """
      insert into sku (id, code, title, unit_price, currency, tracked, version)
      select * from unnest(?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String UPDATE =
      """
      update sku set title = n.title, unit_price = n.unit_price, currency = n.currency,
        tracked = n.tracked, version = n.version
      from unnest(?, ?, ?, ?, ?, ?, ?)
        as n (code, former, title, unit_price, currency, tracked, version)
      where sku.code = n.code and sku.version = n.former\
      """;

  @Override
  public Loaded<String, Sku> load(Pipeline pipeline, Collection<String> keys, Locking locking) {
    var found = new Found<String, Sku>();
    var codes = Column.texts(keys);
    pipeline.query(
        SELECT + locking.clause(),
        row -> {
          var sku = sku(row);
          found.add(sku.code(), sku);
        },
        codes);
    if (locking == Locking.SKIP) {
      pipeline.query(EXISTING, row -> found.exists(row.getString(1)), codes);
    }
    return found;
  }

  static Sku sku(ResultSet row) throws SQLException {
    return new Sku(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getBoolean(6),
        row.getLong(7));
  }

  @Override
  public void write(Pipeline pipeline, List<Change<String, Sku>> changes) {
    var added = new Rows(INT8, TEXT, TEXT, INT8, TEXT, BOOL, INT8);
    var changed = new Rows(TEXT, INT8, TEXT, INT8, TEXT, BOOL, INT8);
    for (var change : changes) {
      var before = change.before();
      var sku = change.after();
      if (before == null) added.with(sku.id()).with(sku.code());
      else changed.with(sku.code()).with(before.version());
      (before == null ? added : changed)
          .with(sku.title())
          .with(sku.unitPrice())
          .with(sku.currency())
          .with(sku.tracked())
          .with(sku.version());
    }
    added.write(pipeline, INSERT);
    changed.write(pipeline, UPDATE);
  }
}
