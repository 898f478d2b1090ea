package dev.holdfast.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// How PostgreSQL is to run: whether it keeps its promises through a power cut, and any of its
/// settings by name. Immutable; each method returns a changed copy.
///
/// @param durable whether `fsync`, `synchronous_commit` and `full_page_writes` stay on
/// @param settings PostgreSQL settings by name, which win over the defaults of this room
public record PostgresOptions(boolean durable, Map<String, String> settings) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]*");

  /// Decided at each start by this room: another value would make the server unreachable or open.
  private static final Set<String> RESERVED =
      Set.of("port", "listen_addresses", "unix_socket_directories", "data_directory");

  public PostgresOptions {
    settings.forEach(PostgresOptions::check);
    settings = Map.copyOf(settings);
  }

  /// Durable, and sized for the machine.
  public static PostgresOptions defaults() {
    return new PostgresOptions(true, Map.of());
  }

  /// For tests only: commits are acknowledged before they are on disk, so a crash of the machine
  /// can lose or corrupt everything. A crash of PostgreSQL alone still loses nothing that was
  /// committed more than a moment ago.
  public PostgresOptions unsafeFast() {
    return new PostgresOptions(false, settings);
  }

  /// The same options with one setting more, as it would stand in `postgresql.conf`.
  public PostgresOptions with(String name, String value) {
    var more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return new PostgresOptions(durable, more);
  }

  /// The content of the settings file: the defaults of this room, what [#unsafeFast] gives up, and
  /// the settings that were named.
  String configuration() {
    var all = new LinkedHashMap<String, String>();
    all.put("shared_buffers", (durable ? sharedMegabytes(memory()) : 128) + "MB");
    all.put("max_wal_size", durable ? "4GB" : "1GB");
    if (durable) all.put("min_wal_size", "1GB"); // log files are used again, not made anew
    all.put("max_connections", "100");
    all.put("io_method", "sync"); // processes of its own that read would take processors away
    all.put("random_page_cost", "1.1");
    all.put("jit", "off");
    all.put("shared_preload_libraries", "pg_stat_statements");
    all.put("track_io_timing", "on");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("lc_messages", "C"); // start failures are recognised by their English text
    for (var promise : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      all.put(promise, durable ? "on" : "off");
    }
    all.putAll(settings);
    var text = new StringBuilder("# Written at each start. Own settings: ALTER SYSTEM.\n");
    all.forEach((name, value) ->
        text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    return text.toString();
  }

  /// An eighth of the machine's memory, 128 MB to 4 GB: the indexes of many orders, where a page
  /// that is not there costs as much as the row. Pages that are never used are not taken, unless
  /// the machine reserves huge ones.
  static long sharedMegabytes(long memory) {
    return Math.clamp(memory / 8 >> 20, 128, 4_096);
  }

  /// The machine's, or the container's, in bytes.
  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches() || value.indexOf('\n') >= 0 || value.indexOf('\\') >= 0) {
      throw new IllegalArgumentException(
          "not a PostgreSQL setting: %s = %s".formatted(name, value));
    }
    if (RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "%s is decided at each start and cannot be set to %s".formatted(name, value));
    }
  }
}
