package moc.cleanup.operator.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moc.cleanup.operator.console.notice.Notice;
import moc.cleanup.operator.console.reading.View;
import moc.cleanup.operator.console.search.Found;

/// Renders the page and its parts. Thread-safe.
public final class Page {

  private static final String TEMPLATES = "moc.cleanup.operator.console.templates";

  /// Each is an event of the stream and a place in the page.
  private static final List<String> PARTS =
      List.of("clock", "banner", "toggle", "now", "run", "letters", "move", "runs", "holds");

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Page.class.getClassLoader(), TEMPLATES);
  private final boolean readOnly;

  public Page(boolean readOnly) {
    this.readOnly = readOnly;
  }

  /// The whole of it.
  public String whole(Shell shell, View view, List<Notice> notices) {
    return render("page", Map.of("shell", shell, "view", view, "notices", notices));
  }

  /// The parts that change, by the names of their events.
  public Map<String, String> parts(View view) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : PARTS) {
      parts.put(part, render(part, Map.of("view", view, "readOnly", readOnly)).strip());
    }
    return parts;
  }

  public String notice(Notice notice) {
    return render("notice", Map.of("notice", notice)).strip();
  }

  public String found(Found found) {
    return render("found", Map.of("found", found));
  }

  /// For somebody who may not see any of it.
  public String refused(String reason) {
    return render("refused", Map.of("reason", reason));
  }

  private String render(String template, Map<String, Object> parameters) {
    StringOutput html = new StringOutput();
    engine.render(template + ".jte", parameters, html);
    return html.toString();
  }
}
