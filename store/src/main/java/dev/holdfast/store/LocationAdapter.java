package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.INT4;
import static dev.holdfast.store.Column.Type.INT8;
import static dev.holdfast.store.Column.Type.TEXT;

import dev.holdfast.stock.Location;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Rows of `location`, by code.
final class LocationAdapter implements TableAdapter<String, Location> {
  private static final String SELECT =
      """
      select id, code, name, priority, version
      from location where code = any (?) order by code\
      """;
  private static final String EXISTING = "select code from location where code = any (?)";
  private static final String INSERT =
      """
      insert into location (id, code, name, priority, version)
      select * from unnest(?, ?, ?, ?, ?)\
      """;
  private static final String UPDATE =
      """
      update location set name = n.name, priority = n.priority, version = n.version
      from unnest(?, ?, ?, ?, ?) as n (code, former, name, priority, version)
      where location.code = n.code and location.version = n.former\
      """;

  @Override
  public Loaded<String, Location> load(
      Pipeline pipeline, Collection<String> keys, Locking locking) {
    var found = new Found<String, Location>();
    var codes = Column.texts(keys);
    pipeline.query(
        SELECT + locking.clause(),
        row -> {
          var location = location(row);
          found.add(location.code(), location);
        },
        codes);
    if (locking == Locking.SKIP) {
      pipeline.query(EXISTING, row -> found.exists(row.getString(1)), codes);
    }
    return found;
  }

  static Location location(ResultSet row) throws SQLException {
    return new Location(
        row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getLong(5));
  }

  @Override
  public void write(Pipeline pipeline, List<Change<String, Location>> changes) {
    var added = new Rows(INT8, TEXT, TEXT, INT4, INT8);
    var changed = new Rows(TEXT, INT8, TEXT, INT4, INT8);
    for (var change : changes) {
      var before = change.before();
      var location = change.after();
      if (before == null) added.with(location.id()).with(location.code());
      else changed.with(location.code()).with(before.version());
      (before == null ? added : changed)
          .with(location.name())
          .with(location.priority())
          .with(location.version());
    }
    added.write(pipeline, INSERT);
    changed.write(pipeline, UPDATE);
  }
}
