package moc.cleanup.operator.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanGeneratorTest {

  @Test
  void theSameSeedMakesUpTheSamePlatform() {
    assertThat(PlanGenerator.generate(100, 7)).isEqualTo(PlanGenerator.generate(100, 7));
    assertThat(PlanGenerator.generate(100, 7)).isNotEqualTo(PlanGenerator.generate(100, 8));
  }

  @ParameterizedTest
  @EnumSource
  void evenTheSmallestPlatformHasEveryFate(MocFate fate) {
    assertThat(PlanGenerator.generate(PlanGenerator.FEWEST_MOCS, 1).mocs(fate)).isNotEmpty();
  }

  @Test
  void aboutSixtyPercentAreDue() {
    PlatformPlan plan = PlanGenerator.generate(500, 42);

    assertThat(plan.mocs()).hasSize(500);
    assertThat(plan.mocs().stream().filter(moc -> moc.fate().isDue())).hasSize(300);
    assertThat(plan.mocs(MocFate.HELD_BY_ORDER)).hasSize(1);
  }

  @Test
  void itHasEveryKindOfImageThatMustStay() {
    PlatformPlan plan = PlanGenerator.generate(500, 42);

    assertThat(plan.images()).anyMatch(image -> new HashSet<>(image.links()).size() > 1);
    assertThat(plan.images())
        .anyMatch(image -> new HashSet<>(image.links()).size() < image.links().size());
    assertThat(plan.images()).anyMatch(PlannedImage::cover);
    assertThat(plan.images()).anyMatch(image -> image.album().isPresent());
  }

  /// Which of two owners' MOCs goes last would decide over such an image, and that is chance.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42})
  void noImageIsSharedBetweenItsOwnersMocsAndSomebodyElses(long seed) {
    PlatformPlan plan = PlanGenerator.generate(300, seed);

    for (PlannedImage image : plan.images()) {
      Set<Boolean> own = new HashSet<>();
      for (UUID moc : image.links()) {
        own.add(ownerOf(plan, moc).equals(image.owner()));
      }
      assertThat(own).hasSize(1);
    }
  }

  private static String ownerOf(PlatformPlan plan, UUID moc) {
    return plan.mocs().stream()
        .filter(planned -> planned.id().equals(moc))
        .findFirst()
        .orElseThrow()
        .owner();
  }
}
