package dev.holdfast.store;

import static dev.holdfast.store.Column.Type.BOOL;
import static dev.holdfast.store.Column.Type.BYTEA;
import static dev.holdfast.store.Column.Type.INT4;
import static dev.holdfast.store.Column.Type.TEXT;
import static dev.holdfast.store.Column.Type.TIMESTAMPTZ;
import static dev.holdfast.store.Column.Type.UUID;

import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Rows of `receipt`.
final class ReceiptRows {
  private static final String SELECT =
      "select id, fingerprint, entries, type, refused, body from receipt where id = any (?)";

  private static final Insert INSERT =
      new Insert(
          "receipt",
          "at, entries, id, caller, key, fingerprint, type, refused, body",
          TIMESTAMPTZ,
          INT4,
          UUID,
          TEXT,
          TEXT,
          UUID,
          TEXT,
          BOOL,
          BYTEA);

  private ReceiptRows() {}

  static void load(
      Pipeline pipeline, Collection<CommandId> commands, Map<CommandId, Receipt> into) {
    if (commands.isEmpty()) return;
    var byDigest = new HashMap<java.util.UUID, CommandId>();
    var ids = new Column(UUID);
    for (var command : commands) {
      var digest = command.digest();
      byDigest.put(digest, command);
      ids.add(digest);
    }
    pipeline.query(
        SELECT,
        row -> {
          var id = Objects.requireNonNull(byDigest.get(row.getObject(1, java.util.UUID.class)));
          var fingerprint = new Fingerprint(row.getObject(2, java.util.UUID.class));
          into.put(
              id,
              new Receipt(
                  id,
                  fingerprint,
                  row.getInt(3),
                  row.getString(4),
                  row.getBoolean(5),
                  row.getBytes(6)));
        },
        ids);
  }

  /// In the order of their keys, so that two servers with the same commands cannot deadlock. One
  /// that another server has committed meanwhile makes the batch run again.
  ///
  /// @param at the batch's time
  static void insert(Pipeline pipeline, List<Receipt> receipts, Instant at) {
    var sorted = new ArrayList<Keyed>(receipts.size());
    for (var receipt : receipts) {
      if (receipt.id() != null) sorted.add(new Keyed(receipt.id().digest(), receipt));
    }
    sorted.sort(Comparator.comparing(Keyed::digest));
    var rows = INSERT.rows();
    for (var keyed : sorted) {
      var receipt = keyed.receipt();
      var id = Objects.requireNonNull(receipt.id());
      rows.with(at).with(receipt.entries());
      rows.with(keyed.digest()).with(id.caller()).with(id.key());
      rows.with(Objects.requireNonNull(receipt.fingerprint()).hash());
      rows.with(receipt.type()).with(receipt.refused()).with(receipt.body());
    }
    INSERT.write(pipeline, rows);
  }

  private record Keyed(java.util.UUID digest, Receipt receipt) {}
}
