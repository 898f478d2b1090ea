package dev.holdfast.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A source file as the compiler's parser sees it.
record Source(String name, int lines, CompilationUnitTree tree, SourcePositions positions) {
  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String name, String text) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// Reads all sources of all rooms: `src/main/java`, or `src/test/java`.
  static List<Source> ofRooms(String kind) {
    try (var rooms = Files.list(repository())) {
      var files =
          rooms
              .map(room -> room.resolve("src/" + kind + "/java"))
              .filter(Files::isDirectory)
              .flatMap(Source::javaFiles)
              .toList();
      return parse(files.stream().map(Source::read).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Source> of(String text) {
    return parse(List.of(new Text("Violator.java", text)));
  }

  private static List<Source> parse(List<Text> texts) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, null, null, texts);
    var positions = Trees.instance(task).getSourcePositions();
    try {
      return Stream.iterate(task.parse().iterator(), Iterator::hasNext, i -> i)
          .map(Iterator::next)
          .map(tree -> source(tree, positions))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source source(CompilationUnitTree tree, SourcePositions positions) {
    int lines = (int) tree.getLineMap().getLineNumber(text(tree.getSourceFile()).length());
    return new Source(tree.getSourceFile().getName(), lines, tree, positions);
  }

  /// The line on which a part of the file starts.
  long firstLine(Tree part) {
    return tree.getLineMap().getLineNumber(positions.getStartPosition(tree, part));
  }

  long lastLine(Tree part) {
    return tree.getLineMap().getLineNumber(positions.getEndPosition(tree, part));
  }

  private static CharSequence text(JavaFileObject file) {
    try {
      return file.getCharContent(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The folder of the whole build.
  static Path repository() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no mvnw above the working directory");
    }
    return folder;
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Text read(Path file) {
    try {
      return new Text(repository().relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
