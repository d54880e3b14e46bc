package moc.cleanup.operator.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// The platform's tables and columns, as far as we need or use them.
record SchemaChecks(Jdbi jdbi) implements Checks {

  private static final String TYPES =
      """
      SELECT wanted.position, format_type(atttypid, NULL) AS type
      FROM unnest(:tables, :columns) WITH ORDINALITY AS wanted (table_name, column_name, position)
      JOIN pg_attribute
        ON attrelid = to_regclass(wanted.table_name)
        AND attname = wanted.column_name
        AND NOT attisdropped
      """;

  @Override
  public void run(Findings findings) {
    Map<PlatformColumn, String> types = types();
    List<PlatformColumn> missing =
        Arrays.stream(PlatformColumn.values())
            .filter(column -> !types.containsKey(column))
            .toList();
    List<PlatformColumn> needed = missing.stream().filter(PlatformColumn::isNeeded).toList();
    if (needed.isEmpty()) {
      findings.fine("All tables and columns that are needed are there.");
    } else {
      findings.problem(
          "Missing: " + names(needed) + ".",
          "No MOC can be deleted without them; does DATABASE_URL name the platform's database, and"
              + " its user's search_path the right schema?");
    }
    missing.stream()
        .filter(column -> !column.isNeeded())
        .forEach(
            column -> findings.note("No " + column.qualified() + ": " + column.without() + "."));
    checkTypes(findings, types);
  }

  private static String names(List<PlatformColumn> columns) {
    return columns.stream().map(PlatformColumn::qualified).collect(Collectors.joining(", "));
  }

  private static void checkTypes(Findings findings, Map<PlatformColumn, String> types) {
    types.forEach((column, type) -> {
      if (column.isId() && !type.equals("uuid")) {
        findings.problem(
            "%s is of type %s.".formatted(column.qualified(), type),
            "Only ids of type uuid can be worked with.");
      }
    });
    String deletedAt =
        Optional.ofNullable(types.get(PlatformColumn.MOC_DELETED_AT))
            .orElse("timestamp with time zone");
    switch (deletedAt) {
      case "timestamp with time zone" -> {}
      case "timestamp without time zone" ->
          findings.note(
              "moc_instructions.deleted_at has no time zone: it is taken as UTC, and the platform"
                  + " has to write it so.");
      default ->
          findings.problem(
              "moc_instructions.deleted_at is of type %s.".formatted(deletedAt),
              "It has to be a timestamptz, or a timestamp in UTC.");
    }
  }

  private Map<PlatformColumn, String> types() {
    List<PlatformColumn> wanted = Arrays.asList(PlatformColumn.values());
    Map<PlatformColumn, String> types = new TreeMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(TYPES)
            .bindArray("tables", String.class, wanted.stream().map(PlatformColumn::table).toList())
            .bindArray(
                "columns", String.class, wanted.stream().map(PlatformColumn::column).toList())
            .map((row, _) -> Map.entry(row.getInt("position"), row.getString("type")))
            .forEach(found -> types.put(wanted.get(found.getKey() - 1), found.getValue())));
    return types;
  }
}
