package dev.holdfast.store;

import dev.holdfast.kernel.Table;
import dev.holdfast.kernel.Workspace;
import dev.holdfast.order.OrderTables;
import dev.holdfast.promotion.PromotionTables;
import dev.holdfast.stock.StockTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which adapter keeps which table: the one place where a new table is registered.
final class Tables {
  private final Map<Table<?, ?>, TableAdapter<?, ?>> adapters = new HashMap<>();

  Tables() {
    register(OrderTables.ORDER, new OrderAdapter());
    register(StockTables.LOCATION, new LocationAdapter());
    register(StockTables.SKU, new SkuAdapter());
    register(StockTables.STOCK, new StockAdapter());
    register(PromotionTables.CODE, new CodeAdapter());
    register(PromotionTables.COUPON, new CouponAdapter());
    register(PromotionTables.CAMPAIGN, new CampaignAdapter());
    register(PromotionTables.ALLOTMENT, new AllotmentAdapter());
    register(PromotionTables.GRANT, new GrantAdapter());
    register(PromotionTables.POINTS_RULE, new PointsRuleAdapter());
    register(PromotionTables.WALLET, new WalletAdapter());
    register(PromotionTables.EARNED_POINTS, new EarnedPointsAdapter());
    register(PromotionTables.TRANSFER, new TransferAdapter());
    register(
        OrderTables.PAID_ORDER_OF,
        IndexAdapter.ofTexts(
            """
            select buyer_id, min(id) from orders
            where buyer_id = any (?) and payment_status in ('F', 'Q', 'R') group by buyer_id\
            """));
    register(
        OrderTables.PAYMENT_ORDER,
        IndexAdapter.ofIds("select id, order_id from payment where id = any (?)"));
    register(
        OrderTables.REFUND_ORDER,
        IndexAdapter.ofIds("select id, order_id from refund where id = any (?)"));
    register(
        OrderTables.SHIPMENT_ORDER,
        IndexAdapter.ofIds("select id, order_id from shipment where id = any (?)"));
  }

  private <K extends Comparable<K>, V> void register(
      Table<K, V> table, TableAdapter<K, V> adapter) {
    adapters.put(table, adapter);
  }

  TableAdapter.Loaded<?, ?> load(
      Pipeline pipeline, Table<?, ?> table, Collection<Comparable<?>> keys, Locking locking) {
    return load(adapter(table), pipeline, keys, locking);
  }

  void write(Pipeline pipeline, Table<?, ?> table, List<Workspace.Change> changes) {
    write(adapter(table), pipeline, changes);
  }

  private TableAdapter<?, ?> adapter(Table<?, ?> table) {
    var adapter = adapters.get(table);
    if (adapter == null) throw new IllegalStateException("no adapter for table " + table);
    return adapter;
  }

  /// A table's keys all have its key type, as [#register] made sure.
  @SuppressWarnings("unchecked")
  private static <K extends Comparable<K>, V> TableAdapter.Loaded<K, V> load(
      TableAdapter<K, V> adapter,
      Pipeline pipeline,
      Collection<Comparable<?>> keys,
      Locking locking) {
    return adapter.load(pipeline, (Collection<K>) (Collection<?>) keys, locking);
  }

  @SuppressWarnings("unchecked")
  private static <K extends Comparable<K>, V> void write(
      TableAdapter<K, V> adapter, Pipeline pipeline, List<Workspace.Change> changes) {
    var typed = new ArrayList<TableAdapter.Change<K, V>>(changes.size());
    for (var change : changes) {
      typed.add(
          new TableAdapter.Change<>((K) change.key(), (V) change.before(), (V) change.after()));
    }
    adapter.write(pipeline, typed);
  }
}
