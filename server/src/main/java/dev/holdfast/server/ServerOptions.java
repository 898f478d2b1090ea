package dev.holdfast.server;

import dev.holdfast.kernel.LaneOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a server runs.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param jdbcUrl,user,password the PostgreSQL database; any number of servers may share it
/// @param lanes number of lanes
/// @param crowd see [LaneOptions]
/// @param adminKey the API key with all scopes that shall exist; null to have one made on the first
///   start
/// @param adminKeyFile where a key made on the first start is written, readable by its owner alone;
///   null to write none
/// @param unsafeFast accept a database without fsync, synchronous_commit or full_page_writes: a
///   crash of the machine then loses acknowledged orders
/// @param paying how money comes in
public record ServerOptions(
    String host,
    int port,
    String jdbcUrl,
    String user,
    String password,
    int lanes,
    int crowd,
    @Nullable String adminKey,
    @Nullable Path adminKeyFile,
    boolean unsafeFast,
    Paying paying) {

  /// One lane on a free loopback port.
  public static ServerOptions on(String jdbcUrl, String user, String password) {
    return new ServerOptions(
        "127.0.0.1",
        0,
        jdbcUrl,
        user,
        password,
        1,
        LaneOptions.DEFAULT.crowd(),
        null,
        null,
        false,
        Paying.OFFLINE);
  }

  public ServerOptions at(String newHost, int newPort) {
    return new ServerOptions(
        newHost,
        newPort,
        jdbcUrl,
        user,
        password,
        lanes,
        crowd,
        adminKey,
        adminKeyFile,
        unsafeFast,
        paying);
  }

  public ServerOptions withLanes(int number) {
    return new ServerOptions(
        host,
        port,
        jdbcUrl,
        user,
        password,
        number,
        crowd,
        adminKey,
        adminKeyFile,
        unsafeFast,
        paying);
  }

  public ServerOptions withCrowd(int commands) {
    return new ServerOptions(
        host,
        port,
        jdbcUrl,
        user,
        password,
        lanes,
        commands,
        adminKey,
        adminKeyFile,
        unsafeFast,
        paying);
  }

  public ServerOptions withAdminKey(@Nullable String key, @Nullable Path file) {
    return new ServerOptions(
        host, port, jdbcUrl, user, password, lanes, crowd, key, file, unsafeFast, paying);
  }

  public ServerOptions withUnsafeFast(boolean unsafe) {
    return new ServerOptions(
        host, port, jdbcUrl, user, password, lanes, crowd, adminKey, adminKeyFile, unsafe, paying);
  }

  public ServerOptions withPaying(Paying how) {
    return new ServerOptions(
        host, port, jdbcUrl, user, password, lanes, crowd, adminKey, adminKeyFile, unsafeFast, how);
  }

  /// Keeps the secrets out of logs.
  @Override
  public String toString() {
    return "ServerOptions[%s:%d, %s, %d lanes]".formatted(host, port, jdbcUrl, lanes);
  }
}
