package moc.cleanup.operator.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import moc.cleanup.config.Variables;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.migration.Migrations;
import moc.cleanup.operator.environment.DatabaseCheck;
import moc.cleanup.operator.environment.SurroundingsOptions;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import picocli.CommandLine.Command;

/// Applies our migrations to the platform's database.
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = {
      "Adds the ledger and indexes to the platform's database.",
      "",
      "Indexes are built concurrently, so the platform goes on writing; one that was",
      "broken off is built anew. Running it again does no harm.",
      "",
      "Reads DATABASE_URL, DATABASE_USERNAME and DATABASE_PASSWORD; the user must own",
      "the platform's tables."
    },
    footer = {
      "",
      "Examples:",
      "  DATABASE_URL=jdbc:postgresql://db.example:5432/platform \\",
      "  DATABASE_USERNAME=owner DATABASE_PASSWORD=… moc-cleanup migrate",
      "  moc-cleanup migrate --env-file owner.env",
      "  moc-cleanup migrate --json | jq .applied",
      "",
      "Exit codes:",
      "  0  applied",
      "  1  broken off: run it again",
      "  2  nothing was tried",
      "  130  ended by Ctrl-C, and what was being applied broken off: run it again"
    })
public final class MigrateCommand implements Callable<Integer> {

  private final SurroundingsOptions place;
  private final OutputOptions output;

  public MigrateCommand(SurroundingsOptions place, OutputOptions output) {
    this.place = place;
    this.output = output;
  }

  @Override
  public Integer call() throws SQLException {
    Variables variables = place.surroundings().read();
    DatabaseConfig database = DatabaseConfig.from(variables);
    variables.refuseProblems();
    new DatabaseCheck(database).requirePlatform();

    Narrator narrator = output.narrator();
    List<String> applied = new ArrayList<>();
    Migrations migrations = new Migrations(database.patientDataSource());
    try (var _ = output.interruption().finishing();
        var _ = output.interruption().onRequest(migrations::cancel)) {
      migrations.apply(script -> {
        narrator.say("Applying " + script);
        applied.add(script);
      });
    }
    output.answer(new Applied(applied), told -> told.say("The database is up to date."));
    return ExitCodes.IN_ORDER;
  }

  private record Applied(List<String> applied) {}
}
