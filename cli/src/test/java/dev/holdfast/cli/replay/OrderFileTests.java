package dev.holdfast.cli.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFileTests {
  private static final String ROW = "536365,85123A,\"HEART, \"\"WHITE\"\"\",6,2.55,17850,EIRE";

  @TempDir private Path folder;

  @Test
  void readsQuotedFieldsAndLineNumbers() {
    var file = Rows.file(ROW, "", "536366,A,\"two\nlines\",-1,0.001,,");
    assertThat(file.rows())
        .containsExactly(
            new OrderRow(
                2,
                "536365",
                "85123A",
                "HEART, \"WHITE\"",
                6,
                new BigDecimal("2.55"),
                "17850",
                "EIRE"),
            new OrderRow(4, "536366", "A", "two\nlines", -1, new BigDecimal("0.001"), "", ""));
  }

  @Test
  void readsPlainAndGzippedAlike() throws Exception {
    var plain = Files.write(folder.resolve("a.csv"), Rows.csv(ROW));
    var packed = Files.write(folder.resolve("a.csv.gz"), gzip(Rows.csv(ROW)));
    assertThat(OrderFile.read(packed)).isEqualTo(OrderFile.read(plain));
  }

  @Test
  void findsColumnsByNameAfterAByteOrderMarkAndIgnoresOthers() throws Exception {
    var csv =
        """
        \uFEFFCountry,InvoiceNo,StockCode,InvoiceDate,Description,Quantity,UnitPrice,CustomerID
        EIRE,536365,85123A,2010-12-01,Heart,6,2.55,17850
        """;
    var row = OrderFile.parse("f", csv.getBytes(UTF_8)).rows().getFirst();
    assertThat(row.country()).isEqualTo("EIRE");
    assertThat(row.customer()).isEqualTo("17850");
  }

  @Test
  void tellsFilesApart() {
    assertThat(Rows.file(ROW).digest()).isNotEqualTo(Rows.file(ROW, ROW).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,A,x,six,2.55,1,EIRE | Quantity is no whole number: 'six'",
        "1,A,x,1.5,2.55,1,EIRE | Quantity is no whole number: '1.5'",
        "1,A,x,99999999999,2.55,1,EIRE | Quantity is no whole number: '99999999999'",
        "1,A,x,6,cheap,1,EIRE | UnitPrice is no number: 'cheap'",
        "1,A,x,6,1e999999,1,EIRE | UnitPrice has too many digits: '1e999999'",
        "1,,x,6,1,1,EIRE | StockCode is empty",
        ",A,x,6,1,1,EIRE | InvoiceNo is empty"
      })
  void namesTheLineOfABadValue(String row, String problem) {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> OrderFile.parse("f.csv", Rows.csv(ROW, row)))
        .withMessage("f.csv line 3: " + problem);
  }

  @Test
  void namesTheColumnsThatAreMissing() {
    unreadable("f.csv", "InvoiceNo,StockCode\n1,A\n".getBytes(UTF_8), "the header lacks Desc");
    unreadable("f.csv", "a;b\n1;2\n".getBytes(UTF_8), "the header lacks InvoiceNo, StockCode");
  }

  @Test
  void refusesRowsOfAnotherLength() {
    unreadable("f.csv", Rows.csv(ROW, "1,A"), "no valid CSV");
  }

  @Test
  void refusesWhatIsNotAnOrderFile() throws Exception {
    unreadable("f.csv.gz", Rows.csv(ROW), "not a gzip file");
    unreadable("f.csv.gz", Arrays.copyOf(gzip(Rows.csv(ROW)), 20), "damaged gzip file");
    unreadable("f.csv", Rows.csv(), "no rows");
    unreadable("f.csv", new byte[0], "no rows");
    unreadable("f.csv", "InvoiceNo\nCaf\u00e9".getBytes(ISO_8859_1), "not UTF-8");
  }

  @Test
  void saysWhenThereIsNoSuchFile() {
    var missing = folder.resolve("missing.csv");
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> OrderFile.read(missing))
        .withMessage(missing + ": no such file");
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> OrderFile.read(folder))
        .withMessageContaining("cannot be read");
  }

  @Test
  void bringsAFileOfItsOwn() {
    assertThat(OrderFile.bundled().rows()).hasSize(29_918);
  }

  private static void unreadable(String name, byte[] content, String problem) {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> OrderFile.parse(name, content))
        .withMessageStartingWith(name + ": ")
        .withMessageContaining(problem);
  }

  private static byte[] gzip(byte[] text) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(text);
    }
    return packed.toByteArray();
  }
}
