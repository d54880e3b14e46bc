package moc.cleanup.operator.console.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.webjars.WebJarVersionLocator;

/// The files that come with the page, all of them from the class path: it needs no network.
public final class Assets {

  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLESHEET = "text/css; charset=utf-8";

  private final Map<String, Asset> assets;

  /// A file, all of which are text, and what it is.
  public record Asset(String contentType, String content) {}

  private Assets(Map<String, Asset> assets) {
    this.assets = assets;
  }

  public static Assets load() {
    return new Assets(
        Map.of(
            "console.js", own("console.js", JAVASCRIPT),
            "console.css", own("console.css", STYLESHEET),
            "icon.svg", own("icon.svg", "image/svg+xml; charset=utf-8"),
            "htmx.js", library("htmx.org", "dist/htmx.min.js", JAVASCRIPT),
            "sse.js", library("htmx-ext-sse", "sse.js", JAVASCRIPT),
            "uplot.js", library("uplot", "dist/uPlot.iife.min.js", JAVASCRIPT),
            "uplot.css", library("uplot", "dist/uPlot.min.css", STYLESHEET)));
  }

  public Optional<Asset> named(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private static Asset own(String name, String contentType) {
    return read("console/" + name, contentType);
  }

  private static Asset library(String library, String file, String contentType) {
    String path = new WebJarVersionLocator().fullPath(library, file);
    if (path == null) {
      throw new IllegalStateException("the web jar " + library + " has no " + file);
    }
    return read(path, contentType);
  }

  private static Asset read(String resource, String contentType) {
    try (InputStream content = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return new Asset(contentType, new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + resource, e);
    }
  }
}
