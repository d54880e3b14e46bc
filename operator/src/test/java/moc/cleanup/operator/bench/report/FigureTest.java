package moc.cleanup.operator.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void theMedianIsTheOneInTheMiddle() {
    assertThat(Figure.of(9, 1, 3)).isEqualTo(new Figure(3, 1, 9));
    assertThat(Figure.of(9, 1, 3, 5)).isEqualTo(new Figure(4, 1, 9));
  }

  @Test
  void digitsThatAreNoiseAreNotShown() {
    assertThat(Figure.text(1.234)).isEqualTo("1.23");
    assertThat(Figure.text(12.34)).isEqualTo("12.3");
    assertThat(Figure.text(12_345.6)).isEqualTo("12,346");
  }
}
