package moc.cleanup.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  @Test
  void isThirtyDaysUnlessItIsSet() {
    assertThat(Retention.from(new Variables(Map.of()))).isEqualTo(new Retention(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3650})
  void takesDays(int days) {
    Variables variables = new Variables(Map.of("DELETE_RETENTION_DAYS", String.valueOf(days)));

    assertThat(Retention.from(variables).days()).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "3651", "1.5", "30d", "99999999999"})
  void refusesWhatCouldDeleteTooMuchOrNothing(String days) {
    Variables variables = new Variables(Map.of("DELETE_RETENTION_DAYS", days));

    Retention.from(variables);

    assertThatThrownBy(variables::refuseProblems)
        .hasMessage(
            "DELETE_RETENTION_DAYS is \"%s\"; it takes a whole number of days from 1 to 3650"
                .formatted(days));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3651})
  void cannotBeOutOfRangeWhoeverMakesIt(int days) {
    assertThatThrownBy(() -> new Retention(days)).isInstanceOf(IllegalArgumentException.class);
  }
}
