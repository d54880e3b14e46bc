package moc.cleanup.testbed.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import moc.cleanup.testbed.LocalAws;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FlakyHttpTest {

  private static final int ALL = 1;

  private final Sandbox sandbox = EmbeddedEnvironment.shared().sandbox();
  private final FlakyHttp way = FlakyHttp.to(sandbox.s3Endpoint(), ALL, 1);
  private final S3Client s3 = LocalAws.s3(way.endpoint());

  @AfterEach
  void close() {
    s3.close();
    way.close();
    sandbox.close();
  }

  @Test
  void failsWhatItIsToFailThoughTheServiceMayHaveDoneIt() {
    for (int i = 0; i < 4; i++) {
      String key = "key " + i;
      assertThatThrownBy(() -> put(key)).isInstanceOf(S3Exception.class);
    }

    // The SDK tries each several times, so that it is nearly certain that one came through.
    assertThat(way.failures()).isGreaterThanOrEqualTo(4);
    assertThat(sandbox.s3().listObjectsV2(list -> list.bucket(sandbox.bucket())).keyCount())
        .isPositive();
  }

  @Test
  void passesEverythingOnOnceItIsMended() {
    way.mend();

    put("a +/ä%41");

    assertThat(s3.listObjectsV2(list -> list.bucket(sandbox.bucket())).contents())
        .extracting(object -> object.key())
        .containsExactly("a +/ä%41");
    s3.deleteObject(delete -> delete.bucket(sandbox.bucket()).key("a +/ä%41"));
    assertThat(s3.listObjectsV2(list -> list.bucket(sandbox.bucket())).contents()).isEmpty();
    assertThat(way.failures()).isZero();
  }

  private void put(String key) {
    s3.putObject(
        put -> put.bucket(sandbox.bucket()).key(key), RequestBody.fromString("content of " + key));
  }
}
