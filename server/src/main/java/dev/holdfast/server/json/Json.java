package dev.holdfast.server.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.kernel.InvalidCommand;
import dev.holdfast.server.problem.Problem;
import dev.holdfast.server.problem.ProblemException;
import dev.holdfast.server.problem.ProblemType;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// JSON at the edge. Refuses duplicate names, anything after the document and deep nesting.
public final class Json {
  static final int MAX_DEPTH = 16;
  private static final Pattern PLACE = Pattern.compile(" ?\\([^()\\[]*\\[Source: [^\\]]*\\]\\)");
  private static final int MAX_NUMBER_DIGITS = 64;
  private static final byte[] ID = "{\"id\":\"".getBytes(US_ASCII);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_DIGITS)
                          .build())
                  .build())
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private Json() {}

  /// Reads a JSON object, all of whose fields `read` must ask for.
  ///
  /// @throws ProblemException `malformed-json` with line and column, `invalid-type` when the
  ///   document is not an object, whatever [Fields] finds wrong, and `invalid-value` for a command
  ///   that cannot exist
  public static <T> T object(byte[] document, Function<Fields, T> read) {
    var root = parse(document);
    if (!root.isObject()) {
      throw Problem.field(ProblemType.INVALID_TYPE, "", "The body must be a JSON object.")
          .with("expected", "an object")
          .asException();
    }
    var fields = new Fields(root, "");
    try {
      var value = read.apply(fields);
      fields.finish();
      return value;
    } catch (InvalidCommand e) {
      throw Problem.field(ProblemType.INVALID_VALUE, e.field(), e.getMessage() + ".").asException();
    }
  }

  /// The field `version` of one of our own documents.
  public static long version(byte[] document) {
    return MAPPER.readTree(document).required("version").longValue();
  }

  /// The field `id` of one of our own documents, with which it begins.
  public static String id(byte[] document) {
    int end = ID.length;
    while (document[end] != '"') end++;
    if (!Arrays.equals(document, 0, ID.length, ID, 0, ID.length)) {
      throw new IllegalArgumentException("the document does not begin with its id");
    }
    return new String(document, ID.length, end - ID.length, US_ASCII);
  }

  /// Fields that are null are left out, as in stored outcomes.
  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  private static JsonNode parse(byte[] body) {
    try {
      var root = MAPPER.readTree(body);
      if (root.isMissingNode()) throw malformed("The body is empty.", null);
      return root;
    } catch (MismatchedInputException e) {
      throw malformed("An object has the same name twice.", e.getLocation());
    } catch (JacksonException e) {
      throw malformed(firstSentence(e), e.getLocation());
    }
  }

  private static ProblemException malformed(String detail, @Nullable TokenStreamLocation at) {
    var problem = Problem.of(ProblemType.MALFORMED_JSON, detail);
    if (at != null) problem = problem.with("line", at.getLineNr()).with("column", at.getColumnNr());
    return problem.asException();
  }

  /// Without the places that the parser names in its own way: line and column say it.
  private static String firstSentence(JacksonException e) {
    var message = PLACE.matcher(String.valueOf(e.getOriginalMessage())).replaceAll("");
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
