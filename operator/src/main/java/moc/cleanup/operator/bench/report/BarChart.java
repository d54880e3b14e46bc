package moc.cleanup.operator.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Bars of one or more stretches, as a drawing that a browser shows.
///
/// @param title with the unit in it
/// @param stretches what the stretches of a bar are called; one of them needs no legend
public record BarChart(String title, List<String> stretches, List<Bar> bars) {

  private static final List<String> COLOURS = List.of("#33658a", "#86bbd8", "#c9cfd4");
  private static final int WIDTH = 720;
  private static final int BAR_LEFT = 190;
  private static final int BAR_RIGHT = 620;
  private static final int BAR_HEIGHT = 20;
  private static final int LINE = 30;
  private static final int HEAD = 40;
  private static final int LEGEND_STEP = 130;

  public BarChart {
    stretches = List.copyOf(stretches);
    bars = List.copyOf(bars);
  }

  /// One bar.
  ///
  /// @param values one for each stretch, in their order
  public record Bar(String label, List<Double> values) {

    public Bar {
      values = List.copyOf(values);
    }

    double sum() {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  public static Bar bar(String label, double... values) {
    return new Bar(label, Arrays.stream(values).boxed().toList());
  }

  public String svg() {
    boolean legend = stretches.size() > 1;
    int height = HEAD + bars.size() * LINE + (legend ? LINE : 0);
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="13">\
        """
            .formatted(WIDTH, height));
    lines.add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>".formatted(WIDTH, height));
    lines.add(text(10, 22, "start", title, " font-weight=\"bold\""));
    double scale = (BAR_RIGHT - BAR_LEFT) / bars.stream().mapToDouble(Bar::sum).max().orElse(1);
    for (int i = 0; i < bars.size(); i++) {
      draw(bars.get(i), HEAD + i * LINE, scale, lines);
    }
    if (legend) {
      drawLegend(HEAD + bars.size() * LINE, lines);
    }
    lines.add("</svg>");
    return String.join("\n", lines) + "\n";
  }

  private static void draw(Bar bar, int top, double scale, List<String> lines) {
    lines.add(text(BAR_LEFT - 8, top + 15, "end", bar.label(), ""));
    double left = BAR_LEFT;
    for (int i = 0; i < bar.values().size(); i++) {
      double width = bar.values().get(i) * scale;
      lines.add(rectangle(left, top, width, COLOURS.get(i)));
      left += width;
    }
    lines.add(text((int) left + 6, top + 15, "start", Figure.text(bar.sum()), ""));
  }

  private void drawLegend(int top, List<String> lines) {
    for (int i = 0; i < stretches.size(); i++) {
      int left = BAR_LEFT + i * LEGEND_STEP;
      lines.add(rectangle(left, top, BAR_HEIGHT, COLOURS.get(i)));
      lines.add(text(left + BAR_HEIGHT + 6, top + 15, "start", stretches.get(i), ""));
    }
  }

  private static String rectangle(double left, int top, double width, String colour) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        left,
        top,
        width,
        BAR_HEIGHT,
        colour);
  }

  private static String text(int x, int y, String anchor, String text, String attributes) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#222222\"%s>%s</text>"
        .formatted(x, y, anchor, attributes, text.replace("&", "&amp;").replace("<", "&lt;"));
  }
}
