package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Old receipts go, page by page; young ones stay.
class RetentionTests {
  private final StoreDatabase database = new StoreDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void receiptsLiveThirtyDays() {
    database.execute(
        """
        insert into receipt
        select gen_random_uuid(), gen_random_uuid(),
          now() - case when n % 2 = 0 then interval '31 days' else interval '29 days' end,
          0, false, 'caller', 'key', 'type', convert_to(repeat('x', 1500), 'UTF8')
        from generate_series(1, 5000) n
        """);
    database.execute("insert into journal_stamp values (now()), (now() - interval '2 minutes')");
    var retention = database.open().retention();
    int first = retention.step();
    int second = retention.step();
    int third = retention.step();
    assertThat(first).isPositive();
    assertThat(second).isPositive();
    assertThat(first + second + third).isEqualTo(2500);
    assertThat(retention.step()).isZero();
    assertThat(database.ask("select count(*) from receipt")).isEqualTo("2500");
    assertThat(database.ask("select count(*) from journal_stamp")).isEqualTo("1");
  }
}
