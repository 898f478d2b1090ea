package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedPostgresCrashTests {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @AfterEach
  void leaveNothingRunning() throws IOException, InterruptedException {
    Leftovers.clear(directory.resolve("pg"));
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(directory, PostgresOptions.defaults());
  }

  @Test
  void refusesASecondServerOfThisProcess() throws IOException, InterruptedException {
    try (var _ = start()) {
      for (var attempt = 0; attempt < 2; attempt++) {
        assertThatExceptionOfType(DirectoryInUseException.class)
            .isThrownBy(this::start)
            .withMessageContaining(directory.toRealPath().toString())
            .withMessageContaining(Long.toString(ProcessHandle.current().pid()));
      }
      try (var other = ServerProcess.launch(directory)) { // our refusal did not free the lock
        assertThat(other.firstLine()).contains("is in use by process");
      }
    }
  }

  @Test
  void refusesASecondServerOfAnotherProcess() throws IOException, InterruptedException {
    try (var other = ServerProcess.launch(directory).awaitReady()) {
      assertThatExceptionOfType(DirectoryInUseException.class)
          .isThrownBy(this::start)
          .withMessageContaining("process " + other.process().pid());
    }
  }

  @Test
  void stopsWhatAKilledServerLeftBehind() throws Exception {
    try (var server = ServerProcess.launch(directory).awaitReady()) {
      var orphan = EmbeddedPostgres.attach(directory).orElseThrow();
      new Sql(orphan).run("CREATE TABLE kept AS SELECT 42 AS n");
      server.kill();
      assertThat(new Sql(orphan).answers()).as("it outlives its server").isTrue();

      try (var postgres = start()) {
        assertThat(new Sql(postgres.address()).ask("SELECT n FROM kept")).isEqualTo("42");
        assertThat(Processes.worksIn(orphan.pid(), directory.resolve("pg"))).isFalse();
      }
    }
  }

  @Test
  void comesBackOnTheSamePortWhenItIsKilled() throws Exception {
    try (var postgres = start()) {
      var before = postgres.address();
      var sql = new Sql(before);
      sql.run("CREATE TABLE kept AS SELECT 42 AS n");
      for (var round = 0; round < 2; round++) {
        var pid = postgres.address().pid();
        try (var open = sql.connect()) {
          Processes.signal("KILL", pid);
          assertThat(Processes.await(PATIENCE, () -> postgres.address().pid() != pid)).isTrue();
          assertThat(open.isValid(1)).isFalse();
        }
        assertThat(Processes.await(PATIENCE, sql::answers)).isTrue();
        assertThat(sql.ask("SELECT n FROM kept")).isEqualTo("42");
      }
      assertThat(postgres.address().port()).isEqualTo(before.port());
    }
    assertThat(Processes.in(directory.resolve("pg"))).isEmpty();
  }

  @Test
  void closesWhileItIsComingBack() throws Exception {
    var postgres = start();
    Processes.signal("KILL", postgres.address().pid());
    postgres.close();
    assertThat(Processes.in(directory.resolve("pg"))).isEmpty();
    start().close();
  }

  @Test
  void startsOverWhenItsCreationWasInterrupted() throws Exception {
    try (var server = ServerProcess.launch(directory)) {
      assertThat(Processes.await(PATIENCE, this::creationIsUnderWay)).isTrue();
      server.kill();
    }
    assertThat(directory.resolve("pg")).doesNotExist();

    try (var postgres = start()) {
      assertThat(new Sql(postgres.address()).answers()).isTrue();
    }
    start().close(); // by now the killed server's initdb is over, and what it left is deleted
  }

  private boolean creationIsUnderWay() {
    try (var drafts = Files.newDirectoryStream(directory, "pg.new-*")) {
      for (var draft : drafts) {
        return Files.exists(draft.resolve("PG_VERSION"));
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void doesNotMistakeAStrangerForItself() throws IOException, SQLException {
    try (var postgres = start()) {
      new Sql(postgres.address()).run("CREATE TABLE kept AS SELECT 42 AS n");
    }
    var stale = "%d\n%s\n1\n5432\n".formatted(ProcessHandle.current().pid(), directory);
    Files.writeString(directory.resolve("pg/postmaster.pid"), stale);

    try (var postgres = start()) {
      assertThat(new Sql(postgres.address()).ask("SELECT n FROM kept")).isEqualTo("42");
    }
  }
}
