package dev.holdfast.cli.option;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `--json`: what a verb comes to, as one document for machines instead of text for people.
public final class JsonOption {
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb;

  @Option(
      names = "--json",
      description = "Print exactly one JSON document on stdout, everything else on stderr.")
  private boolean wanted;

  public boolean isWanted() {
    return wanted;
  }

  /// Prints on stdout, in either form.
  ///
  /// @param text prints what people read
  public void print(Supplier<Object> document, Runnable text) {
    var out = verb.commandLine().getOut();
    if (wanted) out.println(JsonMapper.shared().writeValueAsString(document.get()));
    else text.run();
    out.flush();
  }
}
