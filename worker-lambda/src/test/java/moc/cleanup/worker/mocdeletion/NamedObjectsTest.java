package moc.cleanup.worker.mocdeletion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import moc.cleanup.ledger.Kept;
import moc.cleanup.worker.objectkey.AssetAddresses;
import org.junit.jupiter.api.Test;

class NamedObjectsTest {

  private static final String FOREIGN = "https://example.org/";

  private final AssetAddresses addresses = new AssetAddresses("my.bucket", List.of());

  @Test
  void whatIsLeftAloneIsQuotedUpTo200Characters() {
    String longest = FOREIGN + "x".repeat(200 - FOREIGN.length());

    NamedObjects objects = NamedObjects.of(List.of(longest, longest + "y"), addresses);

    assertThat(objects.keys()).isEmpty();
    assertThat(objects.leftAlone()).extracting(Kept::name).containsExactly(longest, longest + "…");
  }

  @Test
  void whatIsNamedTwiceIsOneObject() {
    NamedObjects objects =
        NamedObjects.of(
            List.of("b.png", "a.png", "https://my.bucket.s3.amazonaws.com/b.png"), addresses);

    assertThat(objects.keys()).containsExactly("a.png", "b.png");
    assertThat(objects.leftAlone()).isEmpty();
  }
}
