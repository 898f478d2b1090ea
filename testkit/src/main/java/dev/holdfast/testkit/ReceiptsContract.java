package dev.holdfast.testkit;

import static dev.holdfast.stock.StockTables.STOCK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Command;
import dev.holdfast.kernel.CommandId;
import dev.holdfast.kernel.Fingerprint;
import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.Receipt;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// One receipt for each command, given back byte for byte.
public interface ReceiptsContract extends StoreUnderTest {
  /// A receipt whose key is the samples' own.
  static Receipt receipt(Samples samples, String caller, String body) {
    var id = new CommandId(caller, "key 1/" + samples.skuCode());
    var fingerprint = Fingerprint.of(body.getBytes(UTF_8));
    return new Receipt(id, fingerprint, 3, "taken", false, body.getBytes(UTF_8));
  }

  private static CommandId id(Receipt receipt) {
    return Objects.requireNonNull(receipt.id());
  }

  @Test
  default void aReceiptIsGivenBackByteForByte() {
    var access = open();
    var samples = Samples.fresh();
    var receipt = receipt(samples, "shop", "{ \"b\":1,  \"a\":\"\\u0000 é\" }");
    assertThat(access.receipt(id(receipt))).isNull();
    access.commit(new Keys(), workspace -> {}, receipt);
    var found = Objects.requireNonNull(open().receipt(id(receipt)));
    assertThat(found).usingRecursiveComparison().isEqualTo(receipt);
  }

  @Test
  default void aRefusalHasItsReceiptToo() {
    var access = open();
    var taken = receipt(Samples.fresh(), "shop", "{}");
    var refused =
        new Receipt(taken.id(), taken.fingerprint(), 0, "insufficient-stock", true, taken.body());
    access.commit(new Keys(), workspace -> {}, refused);
    assertThat(access.receipt(id(taken))).usingRecursiveComparison().isEqualTo(refused);
  }

  @Test
  default void twoCallersMayUseTheSameKey() {
    var access = open();
    var samples = Samples.fresh();
    var one = receipt(samples, "one", "{\"n\":1}");
    var two = receipt(samples, "two", "{\"n\":2}");
    access.commit(new Keys(), workspace -> {}, one, two);
    assertThat(access.receipt(id(one))).usingRecursiveComparison().isEqualTo(one);
    assertThat(access.receipt(id(two))).usingRecursiveComparison().isEqualTo(two);
  }

  @Test
  default void aReceiptCommittedMeanwhileContends() {
    var samples = Samples.fresh();
    var loser = open();
    var receipt = receipt(samples, "shop", "{\"n\":1}");
    var late = receipt(samples, "shop", "{\"n\":2}");
    var workspace = new Workspace();
    try (var batch = loser.store().begin(List.of(id(late)), new Keys(), workspace)) {
      assertThat(batch.receipts()).isEmpty();
      open().commit(new Keys(), w -> {}, receipt);
      workspace.put(STOCK, samples.skuCode(), samples.stock(1));
      assertThatThrownBy(() -> batch.write(workspace, List.of(late)))
          .isInstanceOf(StoreException.Contended.class);
    }
    assertThat(loser.receipt(id(late))).usingRecursiveComparison().isEqualTo(receipt);
    assertThat(loser.read(STOCK, samples.skuCode())).isNull();
  }

  @Test
  default void commandsOfTwoTypesDifferThoughTheirFieldsAreTheSame() {
    record One(long payment) implements Command {}
    record Other(long payment) implements Command {}
    var codec = open().codec();
    assertThat(codec.encode(new One(7))).isEqualTo(codec.encode(new One(7)));
    assertThat(codec.encode(new One(7))).isNotEqualTo(codec.encode(new Other(7)));
  }

  @Test
  default void onlyTheReceiptsAskedForAreGiven() {
    var access = open();
    var samples = Samples.fresh();
    var one = receipt(samples, "one", "{}");
    access.commit(new Keys(), workspace -> {}, one, receipt(samples, "two", "{}"));
    try (var batch = access.store().begin(List.of(id(one)), new Keys(), new Workspace())) {
      assertThat(batch.receipts()).containsOnlyKeys(id(one));
    }
  }
}
