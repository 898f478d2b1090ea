package dev.holdfast.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// What the figures go with.
///
/// @param postgres the server's version
/// @param settings those of its settings that matter for speed and durability
public record Machine(
    String cpu,
    int cores,
    long memoryMiB,
    String os,
    String java,
    String postgres,
    String settings) {
  private static final String SETTINGS =
      """
      select string_agg(name || '=' || current_setting(name), ' ' order by name) from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method',
        'shared_buffers', 'max_wal_size', 'min_wal_size', 'wal_compression')\
      """;

  public static Machine of(Connection connection) throws SQLException {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SETTINGS)) {
      rows.next();
      return new Machine(
          cpuName(),
          Runtime.getRuntime().availableProcessors(),
          system.getTotalMemorySize() >> 20,
          System.getProperty("os.name") + " " + System.getProperty("os.version"),
          System.getProperty("java.vm.name") + " " + Runtime.version(),
          connection.getMetaData().getDatabaseProductVersion(),
          rows.getString(1));
    }
  }

  private static String cpuName() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
