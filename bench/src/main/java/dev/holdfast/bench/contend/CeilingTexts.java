package dev.holdfast.bench.contend;

import java.sql.Connection;
import java.sql.SQLException;

/// The variable texts of an order for the hot SKU as a lane wrote them, so that the ceiling writes
/// as many bytes.
///
/// @param body the receipt's
/// @param placed the data of the order's journal entry
/// @param moved the data of the movement
public record CeilingTexts(byte[] body, String placed, String moved) {
  private static final String SELECT =
      """
      select r.body, p.data, m.data
      from journal m join receipt r on r.key = m.command and r.at = m.at
        join journal p on p.command = m.command and p.at = m.at and p.aggregate = 'o'
      where m.aggregate = 's' and m.d_reserved = 1 limit 1\
      """;

  /// @throws IllegalStateException when no lane has written an order yet
  public static CeilingTexts of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SELECT)) {
      if (!rows.next()) throw new IllegalStateException("there is no order to take texts from");
      return new CeilingTexts(rows.getBytes(1), rows.getString(2), rows.getString(3));
    }
  }
}
