package dev.holdfast.store;

import dev.holdfast.kernel.JournalEntry;
import dev.holdfast.kernel.Position;
import dev.holdfast.stock.LocationView;
import dev.holdfast.stock.SkuView;
import dev.holdfast.stock.Stock;
import dev.holdfast.stock.StockMoved;
import dev.holdfast.stock.StockView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SKUs, locations, stock and its movements as callers see them. Thread-safe.
public final class StockQueries {
  private static final Cursor SKUS = new Cursor("skus");
  private static final Cursor LOCATIONS = new Cursor("locations");
  private static final String SKU_COLUMNS =
      "select id, code, title, unit_price, currency, tracked, version from sku";
  private static final String LOCATION_COLUMNS =
      "select id, code, name, priority, version from location";
  private static final Position NEWEST = new Position(Long.MAX_VALUE, Integer.MAX_VALUE);

  /// The newest movements of each cell, of those the newest: reads no more than a page of each.
  private static final String MOVEMENTS =
      """
      select j.transaction, j.ordinal, j.at, j.aggregate, j.aggregate_id, j.version, j.type,
        j.actor, j.command, j.data
      from stock s cross join lateral (
        select * from journal
        where aggregate = 's' and aggregate_id = s.id and (transaction, ordinal) < (?, ?)
        order by journal.version desc limit ?) as j
      where s.sku = ? order by j.transaction desc, j.ordinal desc limit ?\
      """;

  private final Reads reads;
  private final PgCodec codec;
  private final StockAdapter stocks = new StockAdapter();

  StockQueries(Reads reads, PgCodec codec) {
    this.reads = reads;
    this.codec = codec;
  }

  public Optional<SkuView> sku(String code) {
    return reads.one(SKU_COLUMNS + " where code = ?", SkuAdapter::sku, code).map(SkuView::of);
  }

  /// By code.
  ///
  /// @param cursor where the page before said, null for the first
  /// @param limit 1 to [Page#MAX_LIMIT]
  /// @throws dev.holdfast.kernel.InvalidCommand when the cursor is not one of this list
  public Page<SkuView> skus(@Nullable String cursor, int limit) {
    var found =
        reads.list(
            SKU_COLUMNS + " where code > ? order by code limit ?",
            row -> SkuView.of(SkuAdapter.sku(row)),
            SKUS.text(cursor, ""),
            limit + 1);
    return Page.of(found, limit, SKUS, SkuView::sku);
  }

  public Optional<LocationView> location(String code) {
    return reads
        .one(LOCATION_COLUMNS + " where code = ?", LocationAdapter::location, code)
        .map(LocationView::of);
  }

  /// By code.
  public Page<LocationView> locations(@Nullable String cursor, int limit) {
    var found =
        reads.list(
            LOCATION_COLUMNS + " where code > ? order by code limit ?",
            row -> LocationView.of(LocationAdapter.location(row)),
            LOCATIONS.text(cursor, ""),
            limit + 1);
    return Page.of(found, limit, LOCATIONS, LocationView::id);
  }

  /// The stock of a SKU at all its locations; with none while nothing has come in. Empty when there
  /// is no such SKU.
  public Optional<StockView> stock(String sku) {
    var exists = new boolean[1];
    var pipeline =
        new Pipeline().query("select 1 from sku where code = ?", row -> exists[0] = true, sku);
    var loaded = stocks.load(pipeline, List.of(sku), Locking.NONE);
    reads.run(pipeline);
    if (!exists[0]) return Optional.empty();
    return Optional.of(StockView.of(loaded.rows().getOrDefault(sku, new Stock(sku, List.of()))));
  }

  /// What changed the stock of a SKU, newest first.
  public Page<MovementView> movements(String sku, @Nullable String cursor, int limit) {
    var list = new Cursor("movements/" + sku);
    var before = list.position(cursor, NEWEST);
    var entries = new ArrayList<JournalEntry>();
    reads.run(
        new Pipeline()
            .query(
                MOVEMENTS,
                row -> entries.add(PgJournal.entry(row)),
                before.transaction(),
                before.ordinal(),
                limit + 1,
                sku,
                limit + 1));
    var page = Page.of(entries, limit, list, entry -> entry.position().toString());
    return new Page<>(page.items().stream().map(this::movement).toList(), page.nextCursor());
  }

  private MovementView movement(JournalEntry entry) {
    return MovementView.of(entry, codec.decodeEvent(entry.data(), StockMoved.class));
  }
}
