package dev.holdfast.server.stream;

import dev.holdfast.server.access.Caller;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemType;
import dev.holdfast.server.web.Answer;
import dev.holdfast.server.web.Body;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Runs batches. A bad line is a problem for that line alone, also one that is too long; a body
/// that breaks off or a shutdown ends the stream with one last problem line, after the answers to
/// all lines before it. Thread-safe.
public final class BatchStream {
  static final int WINDOW = 4_096;
  static final int MAX_LINE_BYTES = Body.MAX_BYTES;
  public static final String NDJSON = "application/x-ndjson";
  private static final Set<String> CONTENT_TYPES =
      Set.of(NDJSON, NDJSON + ";charset=utf-8", "application/jsonl");

  private static final Problem TOO_LONG =
      Problem.of(
              ProblemType.BODY_TOO_LARGE, "A line may have " + MAX_LINE_BYTES + " bytes at most.")
          .with("maxBytes", MAX_LINE_BYTES);

  private final LineSubmitter commands;
  private final BooleanSupplier draining;

  /// @param draining whether the server is shutting down
  public BatchStream(LineSubmitter commands, BooleanSupplier draining) {
    this.commands = commands;
    this.draining = draining;
  }

  /// Reads the request's lines, submits them, writes the answers; returns at the end of both.
  public void run(
      HttpServletRequest request, HttpServletResponse response, Caller caller, LineCommand meaning)
      throws IOException {
    Body.requireType(request, CONTENT_TYPES, NDJSON);
    response.setStatus(200);
    response.setContentType(NDJSON);
    var lines = new LineReader(request.getInputStream(), MAX_LINE_BYTES);
    try (var answers = new AnswerWriter(response.getOutputStream(), WINDOW)) {
      var last = pump(lines, answers, caller, meaning);
      if (last != null) answers.add(LineAnswer.of(lines.number(), null, Answer.of(last)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return why the stream ended early, null when it ended with its last line
  private @Nullable Problem pump(
      LineReader lines, AnswerWriter answers, Caller caller, LineCommand meaning)
      throws InterruptedException {
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (answers.broken()) return null;
        if (draining.getAsBoolean()) {
          return Problem.of(
              ProblemType.SHUTTING_DOWN, "This line and those after it were not read.");
        }
        answers.add(answer(lines.number(), line, caller, meaning));
      }
      return null;
    } catch (IOException e) {
      return Problem.of(ProblemType.INVALID_REQUEST, "The body broke off or stood still too long.");
    }
  }

  private LineAnswer answer(long number, LineReader.Line line, Caller caller, LineCommand meaning) {
    return switch (line) {
      case LineReader.Line.Whole(var json) ->
          new BatchLine(caller, meaning).submit(number, json, commands);
      case LineReader.Line.TooLong() -> LineAnswer.of(number, null, Answer.of(TOO_LONG));
    };
  }
}
