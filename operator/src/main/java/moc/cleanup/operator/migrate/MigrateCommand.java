package moc.cleanup.operator.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import moc.cleanup.config.Variables;
import moc.cleanup.database.DatabaseConfig;
import moc.cleanup.migration.Migrations;
import moc.cleanup.operator.environment.DatabaseCheck;
import moc.cleanup.operator.environment.Surroundings;
import moc.cleanup.operator.terminal.ExitCodes;
import moc.cleanup.operator.terminal.JsonDocument;
import moc.cleanup.operator.terminal.Narrator;
import moc.cleanup.operator.terminal.OutputOptions;
import moc.cleanup.operator.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
      "Example:",
      "  DATABASE_URL=jdbc:postgresql://db.example:5432/platform \\",
      "  DATABASE_USERNAME=owner DATABASE_PASSWORD=… moc-cleanup migrate",
      "",
      "Exit codes: 0 applied, 1 broken off (run it again), 2 nothing was tried"
    })
public final class MigrateCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final Terminal terminal;

  @Mixin private OutputOptions output = new OutputOptions();

  public MigrateCommand(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException {
    Variables variables = surroundings.read();
    DatabaseConfig database = DatabaseConfig.from(variables);
    variables.refuseProblems();
    new DatabaseCheck(database).requirePlatform();

    Narrator narrator = terminal.narrator(output.json());
    List<String> applied = new ArrayList<>();
    new Migrations(database.patientDataSource())
        .apply(script -> {
          narrator.say("Applying " + script);
          applied.add(script);
        });
    narrator.say("The database is up to date.");
    if (output.json()) {
      JsonDocument.print(terminal, new Applied(applied));
    }
    return ExitCodes.IN_ORDER;
  }

  private record Applied(List<String> applied) {}
}
