package dev.holdfast.cli;

import dev.holdfast.cli.option.HelpOption;
import dev.holdfast.cli.option.JsonOption;
import dev.holdfast.store.Schema;
import dev.holdfast.store.audit.Audit;
import dev.holdfast.store.audit.AuditReport;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `audit`: every invariant, from the first row.
@Command(
    name = "audit",
    description = {
      "Check every invariant on all rows of one moment, beside a running server or without one.",
      "Exits with 0 when all hold, 1 when one does not, 3 when they could not be checked.",
      ""
    },
    sortOptions = false)
final class AuditVerb implements Callable<Integer> {
  private static final int VIOLATED = 1;
  private static final int UNCHECKED = 3;

  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Mixin private final WhereOptions where = new WhereOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() {
    try (var database = OpenDatabase.attachOrStart(where)) {
      var source = source(database);
      Schema.check(source);
      var report = new Audit(source).run();
      print(report);
      return report.holds() ? 0 : VIOLATED;
    } catch (SQLException | RuntimeException e) {
      spec.commandLine().getErr().println("holdfast: the audit could not run: " + e.getMessage());
      return UNCHECKED;
    }
  }

  private static PGSimpleDataSource source(OpenDatabase database) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    if (!database.user().isEmpty()) source.setUser(database.user());
    if (!database.password().isEmpty()) source.setPassword(database.password());
    return source;
  }

  private void print(AuditReport report) {
    json.print(() -> report, () -> report(report, spec.commandLine().getOut()));
  }

  private static void report(AuditReport report, PrintWriter out) {
    for (var finding : report.invariants()) {
      var verdict = finding.holds() ? "holds" : "VIOLATED " + finding.violated() + " times";
      out.printf("%-44s %,12d checked  %s%n", finding.name(), finding.checked(), verdict);
      for (var violation : finding.violations()) {
        out.printf("    %s: %s%n", violation.id(), violation.detail());
      }
    }
    out.println(
        report.holds()
            ? "Everything holds as of " + report.asOf()
            : "NOT everything holds as of " + report.asOf());
  }
}
