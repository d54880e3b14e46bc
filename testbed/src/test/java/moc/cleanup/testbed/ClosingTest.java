package moc.cleanup.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  private final List<String> closed = new ArrayList<>();

  @Test
  void closesInReverseOrderAndOnce() {
    Closing closing = new Closing();
    closing.later(() -> closed.add("first"));
    closing.later(() -> closed.add("second"));

    closing.close();
    closing.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void oneThatCannotBeClosedDoesNotKeepTheRestOpen() {
    Closing closing = new Closing();
    IllegalStateException stuck = new IllegalStateException("stuck");
    closing.later(() -> closed.add("first"));
    closing.later(() -> {
      throw stuck;
    });

    assertThatThrownBy(closing::close).hasSuppressedException(stuck);
    assertThat(closed).containsExactly("first");
  }

  @Test
  void whatWasOpenedIsClosedWhenTheRestCannotBe() {
    IllegalStateException failure = new IllegalStateException("the rest");

    assertThatThrownBy(() ->
            Closing.onFailure(closing -> {
              closing.later(() -> closed.add("first"));
              throw failure;
            }))
        .isSameAs(failure);
    assertThat(closed).containsExactly("first");
  }
}
