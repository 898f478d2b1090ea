package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Keys;
import dev.holdfast.kernel.StoreException;
import dev.holdfast.kernel.Workspace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No two servers ever have the same node number.
class NodeLeaseTests {
  private final StoreDatabase database = new StoreDatabase();
  private Database server;

  @BeforeEach
  void open() {
    server = database.open();
    server.lease().close(); // no renewal but the tests' own
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void begin() {
    server.store().begin(List.of(), new Keys(), new Workspace()).close();
  }

  private void expire(int secondsAgo) {
    database.execute(
        "update node set leased_until = now() - interval '%d s'".formatted(secondsAgo));
  }

  @Test
  void everyServerHasANumberOfItsOwn() {
    assertThat(server.lease().get().number()).isEqualTo(0);
    assertThat(database.open().lease().get().number()).isEqualTo(1);
    assertThat(database.open().lease().get().number()).isEqualTo(2);
  }

  @Test
  void aBatchDoesNotBeginUnderALeaseThatRanOut() {
    begin();
    expire(1);
    assertThatThrownBy(this::begin)
        .isInstanceOf(StoreException.Unreachable.class)
        .hasMessageContaining("lease of node 0");
    server.lease().renew();
    begin();
    assertThat(server.lease().get().number()).isEqualTo(0);
  }

  @Test
  void aNumberIsNotGivenAwayBeforeItsQuarantineEnds() {
    expire(30);
    assertThat(database.open().lease().get().number()).isEqualTo(1);
  }

  @Test
  void aNumberIsTakenOverAfterItsQuarantineAndItsFormerHolderTakesAnother() {
    expire(61);
    assertThat(database.open().lease().get().number()).isEqualTo(0);
    assertThatThrownBy(this::begin).isInstanceOf(StoreException.Unreachable.class);
    server.lease().renew();
    assertThat(server.lease().get().number()).isEqualTo(1);
    begin();
    assertThat(server.ids().at(java.time.Instant.now()).next("buyer") >> 10 & 63).isEqualTo(1);
  }

  @Test
  void sixtyFourServersAreTheMost() {
    database.execute(
        "insert into node select n, gen_random_uuid(), now() + interval '1 h'"
            + " from generate_series(1, 63) n");
    assertThatThrownBy(database::open)
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining("64 node numbers");
  }
}
