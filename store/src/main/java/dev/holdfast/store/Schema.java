package dev.holdfast.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// The tables, and whether they are those that this version's migrations make.
public final class Schema {
  /// Migrations of a newer version are not ignored either: it may keep other promises.
  private static final String[] IGNORING_NONE = {};

  /// Migrations that are still to be made get a sentence of their own.
  private static final String[] IGNORING_PENDING = {"*:pending"};

  private Schema() {}

  /// Makes the tables, or brings those of an earlier version up to date. Several servers may start
  /// at once: Flyway takes turns by an advisory lock.
  ///
  /// @throws DatabaseRefused when there are other tables than this version's migrations make
  static void migrate(DataSource source) {
    try {
      flyway(source, IGNORING_NONE).migrate();
    } catch (FlywayValidateException e) {
      throw ofAnotherVersion(e);
    } catch (FlywayException e) {
      if (e.getErrorCode() != CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) throw e;
      throw new DatabaseRefused(
          "the database has tables that are not Holdfast's: give it an empty one of its own", e);
    }
  }

  /// For who reads the tables without having migrated them. Writes nothing.
  ///
  /// @throws SQLException when the database cannot be reached
  /// @throws DatabaseRefused when they are not what [#migrate] leaves
  public static void check(DataSource source) throws SQLException {
    source.getConnection().close(); // for the driver's own words, which Flyway would wrap
    var flyway = flyway(source, IGNORING_PENDING);
    try {
      flyway.validate();
    } catch (FlywayValidateException e) {
      throw ofAnotherVersion(e);
    }
    var info = flyway.info();
    if (info.applied().length == 0) {
      throw new DatabaseRefused("the database has no tables of Holdfast's");
    }
    if (info.pending().length > 0) {
      throw new DatabaseRefused(
          "the tables are those of an earlier version of Holdfast: start this one's server on them,"
              + " which brings them up to date");
    }
  }

  private static DatabaseRefused ofAnotherVersion(FlywayValidateException cause) {
    return new DatabaseRefused(
        "the tables were made by another version of Holdfast, which this one does not know: start"
            + " that version on the database or data directory, or begin with an empty one",
        cause);
  }

  private static Flyway flyway(DataSource source, String[] ignored) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .loggers("slf4j")
        .locations("classpath:db/migration")
        .placeholderReplacement(false)
        .baselineOnMigrate(false)
        .ignoreMigrationPatterns(ignored)
        .load();
  }
}
