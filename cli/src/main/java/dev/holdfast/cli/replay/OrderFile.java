package dev.holdfast.cli.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// The rows of an order file: CSV in UTF-8, plain or gzipped, whose header names at least
/// [#COLUMNS], in any order.
///
/// @param rows one or more
/// @param digest identifies the content: the same for a file and its gzipped copy
record OrderFile(List<OrderRow> rows, String digest) {
  static final List<String> COLUMNS =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "UnitPrice",
          "CustomerID",
          "Country");

  private static final String BUNDLED = "online-retail.csv.gz";
  private static final int DIGEST_CHARS = 16;

  /// The file that comes with Holdfast; datasets/README.md says where it is from.
  static OrderFile bundled() {
    try (var in = OrderFile.class.getResourceAsStream(BUNDLED)) {
      return parse(
          BUNDLED, Objects.requireNonNull(in, "the bundled file is missing").readAllBytes());
    } catch (IOException | UnreadableFileException e) {
      throw new IllegalStateException("the bundled file is damaged", e);
    }
  }

  static OrderFile read(Path path) throws UnreadableFileException {
    try {
      return parse(path.toString(), Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException(path + ": no such file", e);
    } catch (IOException e) {
      throw new UnreadableFileException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /// @param name what error messages call the file; a name that ends in `.gz` must be gzipped
  /// @param content as stored, gzipped or not
  static OrderFile parse(String name, byte[] content) throws UnreadableFileException {
    byte[] text = unpack(name, content);
    var rows = new ArrayList<OrderRow>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(decode(name, text))) {
      for (var fields : csv) rows.add(row(name, fields));
    } catch (CsvParseException e) {
      throw new UnreadableFileException(name + ": no valid CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UnreadableFileException(name + ": cannot be read: " + e.getMessage(), e);
    }
    if (rows.isEmpty()) throw new UnreadableFileException(name + ": no rows", null);
    return new OrderFile(List.copyOf(rows), digest(text));
  }

  private static byte[] unpack(String name, byte[] content) throws UnreadableFileException {
    boolean gzipped = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    if (!gzipped && name.endsWith(".gz")) {
      throw new UnreadableFileException(name + ": not a gzip file", null);
    }
    if (!gzipped) return content;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UnreadableFileException(name + ": damaged gzip file: " + e.getMessage(), e);
    }
  }

  private static String decode(String name, byte[] text) throws UnreadableFileException {
    try {
      var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(name + ": not UTF-8", e);
    }
  }

  private static OrderRow row(String name, NamedCsvRecord fields) throws UnreadableFileException {
    var missing = COLUMNS.stream().filter(column -> !fields.getHeader().contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new UnreadableFileException(
          name + ": the header lacks " + String.join(", ", missing), null);
    }
    var cells = new RowReader(name, fields);
    return new OrderRow(
        fields.getStartingLineNumber(),
        cells.required("InvoiceNo"),
        cells.required("StockCode"),
        cells.text("Description"),
        cells.units("Quantity"),
        cells.price("UnitPrice"),
        cells.text("CustomerID"),
        cells.text("Country"));
  }

  private static String digest(byte[] text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(sha).substring(0, DIGEST_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
