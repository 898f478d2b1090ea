package dev.holdfast.bench.machine;

import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/// Where a database is and who may come in.
///
/// @param jdbcUrl `jdbc:postgresql://HOST:PORT/NAME`, perhaps with parameters
/// @param user,password empty when the URL has them
public record Address(String jdbcUrl, String user, String password) {
  private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/]+/)([^?]*)(\\?.*)?");

  /// Another database of the same server.
  public Address database(String name) {
    var url = URL.matcher(jdbcUrl);
    if (!url.matches()) {
      throw new IllegalArgumentException(
          "not like jdbc:postgresql://HOST:PORT/NAME: " + jdbcUrl.replaceAll("\\?.*", ""));
    }
    var parameters = url.group(3) == null ? "" : url.group(3);
    return new Address(url.group(1) + name + parameters, user, password);
  }

  public PGSimpleDataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    if (!user.isEmpty()) source.setUser(user);
    if (!password.isEmpty()) source.setPassword(password);
    return source;
  }

  /// Without the password.
  @Override
  public String toString() {
    return jdbcUrl.replaceAll("\\?.*", "");
  }
}
