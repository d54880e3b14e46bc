package moc.cleanup.worker.objectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetAddressesTest {

  private static final int RANDOM_TEXTS = 20_000;

  private final AssetAddresses addresses =
      new AssetAddresses("my.bucket", List.of("CDN.example.com", "cdn2.example.com:8443"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a/b.png                                                     | a/b.png
          a%20b.png                                                   | a%20b.png
          a?b#c                                                       | a?b#c
          /a                                                          | /a
          https://my.bucket.s3.amazonaws.com/a/B.png                  | a/B.png
          https://MY.bucket.S3.eu-west-1.amazonaws.com/a%2Fb%20c      | a/b c
          https://my.bucket.s3-eu-west-1.amazonaws.com/a              | a
          https://my.bucket.s3.dualstack.eu-west-1.amazonaws.com/a    | a
          https://my.bucket.s3.cn-north-1.amazonaws.com.cn/a          | a
          https://s3.amazonaws.com/my.bucket/a/b                      | a/b
          https://s3.eu-west-1.amazonaws.com/my.bucket/a?x=1#y        | a
          https://cdn.EXAMPLE.com/a+b                                 | a+b
          https://cdn.example.com:443/a%2Bb                           | a+b
          https://cdn2.example.com:8443/a                             | a
          //cdn.example.com/a                                         | a
          https://cdn.example.com//a                                  | /a
          https://cdn.example.com/https://x/y                         | https://x/y
          https://cdn.example.com/100%                                | 100%
          https://cdn.example.com/100%2                               | 100%2
          https://cdn.example.com/%zz%41                              | %zzA
          https://cdn.example.com/%ff                                 | %ff
          https://cdn.example.com/%2525                               | %25
          https://cdn.example.com/%C3%A9                              | é
          """)
  void readsTheCanonicalKey(String text, String key) {
    assertThat(addresses.read(text)).isEqualTo(new AssetAddress.Ours(new ObjectKey(key)));
    assertThat(addresses.mayMean(text, new ObjectKey(key))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a",
        "https://my-bucket.s3.amazonaws.com/a",
        "https://other.my.bucket.s3.amazonaws.com/a",
        "https://my.bucket.s3.amazonaws.com.evil.com/a",
        "https://s3.amazonaws.com/other/a",
        "https://s3.amazonaws.com/MY.BUCKET/a",
        "https://s3.amazonaws.com/my.bucket",
        "https://cdn.example.com:8080/a",
        "https://cdn.example.com@evil.com/a",
        "https://user@cdn.example.com/a",
        "ftp://cdn.example.com/a",
        "file:///a",
        "//"
      })
  void leavesForeignUrlsAlone(String text) {
    assertThat(addresses.read(text)).isInstanceOf(AssetAddress.Foreign.class);
    assertThat(addresses.mayMean(text, new ObjectKey("a"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://cdn.example.com",
        "https://cdn.example.com/?a",
        "https://cdn.example.com/%00"
      })
  void refusesWhatCannotBeAKey(String text) {
    assertThat(addresses.read(text)).isInstanceOf(AssetAddress.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cdn.example.com:443", "CDN.example.com:80"})
  void aHostIsTheSameWithItsDefaultPort(String host) {
    AssetAddresses behindHost = new AssetAddresses("my.bucket", List.of(host));

    assertThat(behindHost.read("https://cdn.example.com/a"))
        .isEqualTo(new AssetAddress.Ours(new ObjectKey("a")));
    assertThat(behindHost.read("https://cdn.example.com:443/a"))
        .isEqualTo(new AssetAddress.Ours(new ObjectKey("a")));
  }

  @Test
  void aKeyIsPrintedAsItIs() {
    assertThat(new ObjectKey("a/b")).hasToString("a/b");
  }

  @Test
  void countsAKeysBytesAndNotItsCharacters() {
    assertThat(addresses.read("é".repeat(512))).isInstanceOf(AssetAddress.Ours.class);
    assertThat(addresses.read("é".repeat(512) + "a")).isInstanceOf(AssetAddress.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a+b, a b",
    "a%20b, a b",
    "a%2Bb, a+b",
    "/a, a",
    "a?b, a",
    "a%3Fb, a?b",
    "https://cdn.example.com/a+b, a b",
    "https://cdn.example.com/a%20b, a%20b",
    "https://cdn.example.com/a?b, a?b",
    "https://cdn.example.com//a, a"
  })
  void everyReadingProtects(String text, String key) {
    assertThat(addresses.mayMean(text, new ObjectKey(key))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"a b, a+b", "a, A", "a/b, b", "%2525, %", "https://cdn.example.com/a, cdn"})
  void nothingElseIsProtected(String text, String key) {
    assertThat(addresses.mayMean(text, new ObjectKey(key))).isFalse();
  }

  @Test
  void anyTextCanBeReadAndIsProtectedByItself() {
    Random random = new Random(42);
    String alphabet = "aB/:?#%+ .2é\u0000\ud83d\ude00\\s3";
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      StringBuilder text =
          new StringBuilder(random.nextBoolean() ? "https://cdn.example.com/" : "");
      random
          .ints(random.nextInt(12), 0, alphabet.length())
          .forEach(c -> text.append(alphabet.charAt(c)));

      if (addresses.read(text.toString()) instanceof AssetAddress.Ours(var key)) {
        assertThat(addresses.mayMean(text.toString(), key)).as(text.toString()).isTrue();
      }
    }
  }
}
