package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// With whose rights PostgreSQL's programs run. They refuse root, so root has to step down.
sealed interface RunAs {
  /// What stands before a program's command line.
  List<String> prefix();

  /// Makes the tree's files accessible to PostgreSQL.
  void handOver(Path tree) throws IOException;

  /// Where the programs may be unpacked so that they can be run.
  List<Path> caches();

  /// We are not root: nothing to do.
  record Ourselves() implements RunAs {
    @Override
    public List<String> prefix() {
      return List.of();
    }

    @Override
    public void handOver(Path tree) {}

    @Override
    public List<Path> caches() {
      return CacheDirectories.ofThisUser();
    }
  }

  /// A user namespace of its own, in which root's number has no name: PostgreSQL sees user 65534,
  /// while for the file system it is still root, without root's privileges.
  record UserNamespace() implements RunAs {
    @Override
    public List<String> prefix() {
      return List.of("unshare", "--user");
    }

    @Override
    public void handOver(Path tree) {}

    @Override
    public List<Path> caches() {
      return CacheDirectories.ofThisUser();
    }
  }

  /// Another user, who then owns PostgreSQL's files.
  record AnotherUser(Users.User user) implements RunAs {
    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--clear-groups");
    }

    @Override
    public void handOver(Path tree) throws IOException {
      Trees.giveTo(user, tree);
    }

    @Override
    public List<Path> caches() {
      return CacheDirectories.ofEveryone();
    }
  }

  /// The first way that works here. A cluster that already belongs to another user than root stays
  /// that user's.
  static RunAs choose(DataDirectory directory) throws IOException, InterruptedException {
    if (Users.current() != Users.ROOT) {
      return new Ourselves();
    }
    return firstThatWorks(candidates(directory), directory);
  }

  static RunAs firstThatWorks(List<RunAs> candidates, DataDirectory directory)
      throws IOException, InterruptedException {
    for (var candidate : candidates) {
      if (candidate.works(directory)) {
        return candidate;
      }
    }
    throw new EmbeddedPostgresException(
        """
        PostgreSQL refuses to run as root, and here neither a user namespace (unshare --user) nor \
        the users postgres and nobody (setpriv) can work in %s: start as another user than root\
        """
            .formatted(directory.root()));
  }

  private static List<RunAs> candidates(DataDirectory directory) throws IOException {
    var candidates = new ArrayList<RunAs>();
    if (Files.exists(directory.pg()) && Users.ownerOf(directory.pg()) != Users.ROOT) {
      candidates.add(new AnotherUser(Users.userAndGroupOf(directory.pg())));
    }
    candidates.add(new UserNamespace());
    for (var name : List.of("postgres", "nobody")) {
      Users.named(name).ifPresent(user -> candidates.add(new AnotherUser(user)));
    }
    return candidates;
  }

  /// Whether programs start this way and reach the data directory.
  private boolean works(DataDirectory directory) throws InterruptedException {
    var command = new ArrayList<>(prefix());
    command.addAll(List.of("sh", "-c", "test -x \"$0\"", directory.root().toString()));
    try {
      return new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) { // the program is not installed
      return false;
    }
  }
}
