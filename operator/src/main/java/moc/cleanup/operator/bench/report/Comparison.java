package moc.cleanup.operator.bench.report;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Variants that were measured in turns on the same data.
///
/// @param measurements by variant's name, in the order of the turns
public record Comparison(String title, Map<String, List<Measurement>> measurements) {

  private static final List<String> COLUMNS =
      List.of("per MOC, ms", "wall", "lowest–highest", "server", "client", "stand-ins", "log, kB");

  public Figure figure(String variant, ToDoubleFunction<Measurement> of) {
    return Figure.of(of(variant).stream().mapToDouble(of).toArray());
  }

  /// How many times as much the first is as the second, turn by turn: what slows one turn down
  /// slows both.
  public Figure ratio(String variant, String other, ToDoubleFunction<Measurement> of) {
    return ratio(variant, of, other, of);
  }

  /// The same for two different things.
  public Figure ratio(
      String variant,
      ToDoubleFunction<Measurement> of,
      String other,
      ToDoubleFunction<Measurement> ofOther) {
    List<Measurement> above = of(variant);
    List<Measurement> below = of(other);
    return Figure.of(
        IntStream.range(0, above.size())
            .mapToDouble(i -> of.applyAsDouble(above.get(i)) / ofOther.applyAsDouble(below.get(i)))
            .toArray());
  }

  public Table table() {
    return new Table(
        title,
        COLUMNS,
        measurements.keySet().stream()
            .map(variant ->
                List.of(
                    variant,
                    figure(variant, Measurement::wallMillis).text(),
                    figure(variant, Measurement::wallMillis).spread(),
                    figure(variant, Measurement::serverMillis).text(),
                    figure(variant, Measurement::clientMillis).text(),
                    figure(variant, Measurement::standInMillis).text(),
                    figure(variant, Measurement::walKilobytes).text()))
            .toList());
  }

  private List<Measurement> of(String variant) {
    List<Measurement> turns = measurements.get(variant);
    if (turns == null) {
      throw new IllegalArgumentException(variant + " was not measured");
    }
    return turns;
  }
}
