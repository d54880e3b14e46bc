package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import moc.cleanup.config.Variables;
import moc.cleanup.worker.AddressReader.Fate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressReaderTest {

  private static final AddressReader READER =
      AddressReader.from(
          new Variables(
              Map.of(
                  "S3_BUCKET", "assets",
                  "CLOUDFRONT_DOMAIN", "cdn.example",
                  "S3_KEY_PREFIXES", "mocs/",
                  "DATABASE_URL", "jdbc:postgresql://host/platform",
                  "DATABASE_USERNAME", "worker")));

  @ParameterizedTest
  @CsvSource({
    "mocs/a.pdf, OURS",
    "https://cdn.example/mocs/a.pdf?v=1, OURS",
    "https://assets.s3.amazonaws.com/images/a.png, OUTSIDE_PREFIXES",
    "https://old-cdn.example/mocs/a.pdf, FOREIGN",
    "'', REFUSED"
  })
  void aTextIsReadAsTheWorkerReadsIt(String text, Fate fate) {
    assertThat(READER.fate(text)).isEqualTo(fate);
  }
}
