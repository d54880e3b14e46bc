package moc.cleanup.worker.objectdeletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import moc.cleanup.ledger.OwedObjects;
import moc.cleanup.message.MocId;
import moc.cleanup.worker.objectkey.ObjectKey;
import org.junit.jupiter.api.Test;

class ObjectDeletionReportTest {

  private final MocId moc = new MocId(new UUID(0, 1));
  private final MocId other = new MocId(new UUID(0, 2));
  private final ObjectDeletionReport report =
      new ObjectDeletionReport(
          Map.of(
              moc, new OwedObjects(moc, List.of("a", "b", "c", "both", "failed"), 2),
              other, new OwedObjects(other, List.of("both"), 0)),
          Set.of(new ObjectKey("a"), new ObjectKey("b"), new ObjectKey("both")),
          Map.of(new ObjectKey("c"), "still in use"),
          Map.of(new ObjectKey("failed"), "S3 is away"));

  @Test
  void everyObjectOfAMocIsGoneOrKeptOrOwed() {
    assertThat(report.deletedOf(moc)).isEqualTo(3);
    assertThat(report.keptOf(moc)).isOne();
    assertThat(report.owedOf(moc)).as("the one that failed, and two held back").isEqualTo(3);
  }

  @Test
  void anObjectOfTwoMocsCountsForBoth() {
    assertThat(report.deletedOf(other)).isOne();
    assertThat(report.keptOf(other)).isZero();
    assertThat(report.owedOf(other)).isZero();
  }

  @Test
  void ofAMocThatOwedNothingNothingIsCounted() {
    MocId unknown = new MocId(new UUID(0, 3));

    assertThat(report.deletedOf(unknown)).isZero();
    assertThat(report.keptOf(unknown)).isZero();
    assertThat(report.owedOf(unknown)).isZero();
  }
}
