package moc.cleanup.operator.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import moc.cleanup.operator.bench.place.Place;

/// What the figures depend on, in words.
///
/// @param texts by name
record Settings(Map<String, String> texts) {

  private static final String SERVER =
      """
      SELECT string_agg(name || ' ' || current_setting(name), ', ' ORDER BY name)
      FROM pg_settings
      WHERE name IN (
        'autovacuum', 'fsync', 'full_page_writes', 'huge_pages_status', 'shared_buffers',
        'synchronous_commit')
      """;

  static Settings of(Place place, BenchOrder order) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "Machine",
        "%d processors, %s %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch")));
    texts.put("Java", System.getProperty("java.vm.version"));
    texts.put("PostgreSQL", server(place, "SHOW server_version") + ", " + server(place, SERVER));
    texts.put(
        "Turns",
        "%d, after one to warm up; medians; %d workers with 4 connections each"
            .formatted(order.repetitions(), order.workers()));
    return new Settings(texts);
  }

  private static String server(Place place, String sql) {
    return place.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
