package dev.holdfast.server.api;

import dev.holdfast.server.access.Open;
import dev.holdfast.server.web.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The contract itself: written by hand, held to the code by tests.
@Controller
public final class OpenApi {
  private final byte[] document = read();

  @Open
  @GetMapping(path = "/openapi.json", produces = Answer.JSON)
  Answer document() {
    return Answer.json(200, document);
  }

  private static byte[] read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.json")) {
      if (in == null) throw new IllegalStateException("openapi.json is not on the class path");
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
