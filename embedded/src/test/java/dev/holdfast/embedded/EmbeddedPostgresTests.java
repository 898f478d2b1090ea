package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {
  @TempDir Path directory;

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(directory, PostgresOptions.defaults());
  }

  @Test
  void keepsItsDataAcrossARestart() throws SQLException {
    try (var postgres = start()) {
      new Sql(postgres.address()).run("CREATE TABLE kept AS SELECT 42 AS n");
    }
    try (var postgres = start()) {
      assertThat(new Sql(postgres.address()).ask("SELECT n FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void isDurableUnlessAskedNotToBe() throws SQLException {
    try (var postgres = start()) {
      var sql = new Sql(postgres.address());
      for (var name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(sql.ask("SHOW " + name)).as(name).isEqualTo("on");
      }
      assertThat(sql.ask("SHOW data_checksums")).isEqualTo("on");
    }
    try (var postgres =
        EmbeddedPostgres.start(directory, PostgresOptions.defaults().unsafeFast())) {
      var sql = new Sql(postgres.address());
      for (var name : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(sql.ask("SHOW " + name)).as(name).isEqualTo("off");
      }
    }
  }

  @Test
  void takesSettingsAndSortsByCodePoint() throws SQLException {
    var options =
        PostgresOptions.defaults().with("application_name", "it's").with("work_mem", "5MB");
    try (var postgres = EmbeddedPostgres.start(directory, options)) {
      var sql = new Sql(postgres.address());
      assertThat(sql.ask("SHOW work_mem")).isEqualTo("5MB");
      assertThat(sql.ask("SHOW max_wal_size")).isEqualTo("4GB");
      assertThat(sql.ask("SELECT 'a' < 'B'")).isEqualTo("f");
      assertThat(sql.ask("SELECT upper('ä')")).isEqualTo("Ä");
      sql.run("CREATE EXTENSION pg_stat_statements");
    }
  }

  @Test
  void saysWhyPostgresDidNotStart() {
    var options = PostgresOptions.defaults().with("shared_buffers", "plenty");

    assertThatThrownBy(() -> EmbeddedPostgres.start(directory, options))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"plenty\"");
    start().close();
  }

  @Test
  void keepsItsPasswordToItsOwner() throws IOException {
    try (var postgres = start()) {
      var secret = directory.resolve("postgres.secret");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");
      assertThat(Files.readString(secret).strip()).isEqualTo(postgres.address().password());
      assertThat(postgres.address().toString()).doesNotContain(postgres.address().password());
      var url = postgres.address().jdbcUrl();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(url, "holdfast", "guess"))
          .withMessageContaining("password authentication failed");
    }
  }

  @Test
  void canBeAttachedToWhileItRuns() throws SQLException {
    assertThat(EmbeddedPostgres.attach(directory)).isEmpty();
    try (var postgres = start()) {
      var attached = EmbeddedPostgres.attach(directory).orElseThrow();
      assertThat(attached).isEqualTo(postgres.address());
      assertThat(new Sql(attached).ask("SELECT current_user")).isEqualTo("holdfast");
    }
    assertThat(EmbeddedPostgres.attach(directory)).isEmpty();
  }

  @Test
  void closesMoreThanOnce() {
    var postgres = start();
    postgres.close();
    postgres.close();
    assertThat(ProcessHandle.of(postgres.address().pid())).isEmpty();
  }
}
