package dev.holdfast.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowKindTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,84029G,x,6,3.39,17850,UK    | Sale[]",
        "1,84029G,x,6,3.39,,UK         | Sale[]",
        "1,84029G,x,6,0,17850,UK       | Sale[]",
        "1,POST,x,1,18,17850,UK        | Sale[]",
        "1,84029G,x,6,0,,UK            | Adjustment[reason=found]",
        "1,84029G,x,6,0.00,,UK         | Adjustment[reason=found]",
        "1,84029G,x,6,0.001,,UK        | Sale[]",
        "1,84029G,x,-6,0,,UK           | Adjustment[reason=damage]",
        "1,84029G,x,-6,3.39,17850,UK   | Adjustment[reason=damage]",
        "C1,84029G,x,-6,3.39,17850,UK  | Return[]",
        "C1,84029G,x,-6,0,,UK          | Return[]",
        "C1,POST,x,-1,18,17850,UK      | Return[]",
        "A1,B,x,1,-11062.06,,UK        | Skipped[reason=negative price]",
        "C1,84029G,x,-6,-1,17850,UK    | Skipped[reason=negative price]",
        "1,84029G,x,0,3.39,17850,UK    | Skipped[reason=quantity 0]",
        "C1,84029G,x,6,3.39,17850,UK   | Skipped[reason=positive quantity in a return]",
        "1,POST,x,-1,0,,UK             | Skipped[reason=a service has no stock]",
        "1,POST,x,1,0,,UK              | Skipped[reason=a service has no stock]"
      })
  void tellsRowsApart(String row, String kind) {
    assertThat(RowKind.of(Rows.row(row))).hasToString(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "85123A, false",
    "DCGS0076, false",
    "DCGSSBOY, false",
    "gift_0001_20, false",
    "POST, true",
    "M, true",
    "C2, true",
    "BANK CHARGES, true",
    "dcgs0076, true"
  })
  void tellsServicesFromGoods(String code, boolean service) {
    assertThat(Rows.row("1," + code + ",x,1,1,,").isService()).isEqualTo(service);
  }

  @ParameterizedTest
  @CsvSource({"2.55, 255", "0, 0", "0.005, 1", "0.0049, 0", "13541.33, 1354133", "1e2, 10000"})
  void roundsHalfAPennyUp(String price, long pence) {
    assertThat(Rows.row("1,A,x,1," + price + ",,").pence()).isEqualTo(pence);
  }

  @Test
  void blankCustomersAreNone() {
    assertThat(Rows.row("1,A,x,1,1,\"  \",").hasCustomer()).isFalse();
  }
}
