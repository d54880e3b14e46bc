package moc.cleanup.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A script for psql, as its single statements. Understood is what our scripts use: a statement
/// ends with a `;` or a `\gexec` at the end of a line, outside of `$$` quotes. `\gexec` is psql's
/// way to build statements by a query; it is what lets `CREATE INDEX CONCURRENTLY`, which no block
/// or function may run, depend on the catalogue.
record SqlScript(List<Statement> statements) {

  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$\\$");
  private static final String GEXEC = "\\gexec";

  /// @param generates whether every text that the query returns is a statement to run
  record Statement(String sql, boolean generates) {}

  static SqlScript parse(String script) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    boolean quoted = false;
    for (String line : script.lines().toList()) {
      if (!quoted && (line.isBlank() || line.startsWith("--"))) {
        continue;
      }
      quoted ^= DOLLAR_QUOTE.matcher(line).results().count() % 2 == 1;
      if (!quoted && line.endsWith(GEXEC)) {
        statements.add(new Statement(statement.toString(), true));
        statement.setLength(0);
      } else {
        statement.append(line).append('\n');
        if (!quoted && line.endsWith(";")) {
          statements.add(new Statement(statement.toString(), false));
          statement.setLength(0);
        }
      }
    }
    if (!statement.isEmpty()) {
      throw new IllegalArgumentException("statement without an end: " + statement);
    }
    return new SqlScript(List.copyOf(statements));
  }
}
