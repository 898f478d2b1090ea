package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAsTests {
  private static final RunAs NO_SUCH_USER = new RunAs.AnotherUser(new Users.User(-2, -2));

  @TempDir Path temporary;
  private DataDirectory directory;

  @BeforeEach
  void weAreRoot() throws IOException {
    assumeTrue(Users.current() == Users.ROOT, "only root has to step down");
    directory = DataDirectory.create(temporary.resolve("data"));
  }

  @Test
  void aClusterOfAnotherUserIsMadeAndStaysThatUsers() throws Exception {
    var nobody = Users.named("nobody").orElseThrow();
    temporary.toFile().setExecutable(true, false);
    var runAs = RunAs.firstThatWorks(List.of(new RunAs.AnotherUser(nobody)), directory);
    var cluster = new Cluster(directory, runAs, Binaries.in(runAs.caches()));
    var options = PostgresOptions.defaults().unsafeFast();
    new Creation(cluster, options).create(directory.secretOrNew());

    try (var postgres = EmbeddedPostgres.start(directory.root(), options)) {
      var sql = new Sql(postgres.address());
      assertThat(sql.answers()).isTrue();
      assertThat(Users.ownerOf(Path.of("/proc/" + postgres.address().pid())))
          .isEqualTo(nobody.uid());
    }
  }

  @Test
  void saysWhatToDoWhenNoWayWorks() {
    assertThatExceptionOfType(EmbeddedPostgresException.class)
        .isThrownBy(() -> RunAs.firstThatWorks(List.of(NO_SUCH_USER), directory))
        .withMessageEndingWith("start as another user than root");
  }
}
