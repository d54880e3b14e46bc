package moc.cleanup.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.MocDraft;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Whatever stands in a message, a title, an owner's id, a key or a URL: the function does not crash,
/// and deletes nothing but the MOC's own objects in its own bucket.
class HostileInputTest {

  private static final String BUCKET = "the.assets";
  private static final String QUOTES =
      "'\";--\\$1?:@{}<>&%_\u2028\u202e\ud83e\uddf1 \t\n\r\u0001\u007f\ufffeäßéКи中";
  private static final RecordingS3 S3 = new RecordingS3();

  /// One for all tries of all properties, which are hundreds.
  private static @Nullable WorkerFixture fixture;

  /// Hundreds of lines about messages that cannot be read would say nothing.
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("moc.cleanup");

  @BeforeContainer
  static void open() {
    LOG.setLevel(Level.OFF);
    fixture =
        WorkerFixture.start(
            Map.of("S3_BUCKET", BUCKET),
            sandbox -> new WorkerClients(S3, sandbox.sqs(), sandbox.cloudWatch()));
  }

  @AfterContainer
  static void close() {
    fixture().close();
    LOG.setLevel(null);
  }

  private static WorkerFixture fixture() {
    return Objects.requireNonNull(fixture);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
  void anyBodyFailsAtMostItself(@ForAll("bodies") String body) {
    String answer =
        fixture()
            .deliver(
                List.of(
                    WorkerFixture.message("hostile", body, 1),
                    WorkerFixture.message(UUID.randomUUID(), 1)),
                WorkerFixture.TIME_LIMIT);

    assertThat(WorkerFixture.failures(answer)).isSubsetOf("hostile");
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void onlyTheMocsOwnObjectsAreDeleted(
      @ForAll("addresses") List<Address> files,
      @ForAll("addresses") List<Address> thumbnails,
      @ForAll("texts") String title,
      @ForAll("texts") String owner) {
    S3.forget();
    long bystanders = rows();
    MocDraft draft = fixture().platform.withoutObjects().moc("owner " + owner).titled(title);
    Moc moc = draft.deletedDaysAgo(31).create();
    files.forEach(file -> addFile(moc, file.text()));
    thumbnails.stream().limit(1).forEach(one -> setThumbnail(moc, one.text()));

    assertThat(fixture().deliver(moc)).isEmpty();

    assertThat(fixture().platform.mocExists(moc.id())).isFalse();
    assertThat(rows()).isEqualTo(bystanders);
    Set<String> own =
        Stream.concat(files.stream(), thumbnails.stream().limit(1))
            .flatMap(address -> address.key().stream())
            .collect(Collectors.toSet());
    assertThat(S3.keys()).isEqualTo(own);
    assertThat(S3.buckets()).isSubsetOf(BUCKET);
    assertThat(fixture().ledger(moc).ownerId()).isEqualTo("owner " + owner);
    assertThat(fixture().ledger(moc).owedKeys()).isEmpty();
  }

  /// A text in the database, and the key that it means if it is one of ours.
  record Address(String text, Optional<String> key) {}

  @Provide
  static Arbitrary<String> bodies() {
    Arbitrary<String> id =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(40),
            Arbitraries.of(
                "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "null", "'; DROP TABLE x; --"),
            Arbitraries.create(() -> UUID.randomUUID().toString()));
    Arbitrary<String> almostMessages =
        Combinators.combine(id, Arbitraries.strings().ofMaxLength(60), id)
            .as((moc, run, other) ->
                "{\"mocId\": \"%s\", \"correlationId\": \"%s\", \"%s\": [{}]}"
                    .formatted(moc, run, other));
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300), almostMessages, nested(), almostMessages);
  }

  private static Arbitrary<String> nested() {
    return Arbitraries.integers().between(1, 5000).map(depth -> "[".repeat(depth) + "{".repeat(3));
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars(QUOTES.toCharArray())
            .ofMaxLength(30)
            .map(HostileInputTest::valid),
        Arbitraries.of(
            "'; DELETE FROM moc_instructions; --", "${jndi:ldap://x}", ":mocId", "?", "\\'"),
        Arbitraries.strings().ofMaxLength(60).map(HostileInputTest::valid));
  }

  @Provide
  static Arbitrary<List<Address>> addresses() {
    return Combinators.combine(texts(), Arbitraries.integers().between(0, 8))
        .as(HostileInputTest::address)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Address address(String text, int form) {
    String key = "k/" + text;
    String escaped = escape(key);
    return switch (form) {
      case 0 -> new Address(key, Optional.of(key));
      case 1 -> ours("https://" + BUCKET + ".s3.amazonaws.com/" + escaped, key);
      case 2 ->
          ours("https://" + BUCKET + ".s3.eu-west-1.amazonaws.com/" + escaped + "?v=1#x", key);
      case 3 -> ours("https://s3.amazonaws.com/" + BUCKET + "/" + escaped, key);
      case 4 -> ours("HTTPS://CDN.example.com:443/" + escaped, key);
      case 5 -> foreign("https://s3.amazonaws.com/another/" + escaped);
      case 6 -> foreign("https://another.s3.amazonaws.com/" + escaped);
      case 7 -> foreign("https://cdn.example.com.evil.example/" + escaped);
      default -> foreign("https://evil.example/" + BUCKET + "/" + escaped);
    };
  }

  private static Address ours(String url, String key) {
    return new Address(url, Optional.of(key));
  }

  private static Address foreign(String url) {
    return new Address(url, Optional.empty());
  }

  /// Every byte, so that nothing in it can be taken for a part of the URL.
  private static String escape(String key) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : key.getBytes(UTF_8)) {
      escaped.append("%%%02X".formatted(one));
    }
    return escaped.toString();
  }

  /// What PostgreSQL can hold: no NUL, and no half of a pair.
  private static String valid(String text) {
    return new String(text.replace("\0", "").getBytes(UTF_8), UTF_8);
  }

  private static long rows() {
    return fixture().platform.countRows("moc_instructions");
  }

  private static void addFile(Moc moc, String key) {
    execute(
        "INSERT INTO moc_files (moc_id, file_type, s3_key) VALUES (?, 'instruction', ?)",
        moc.id(),
        key);
  }

  private static void setThumbnail(Moc moc, String url) {
    execute("UPDATE moc_instructions SET thumbnail_url = ? WHERE id = ?", url, moc.id());
  }

  private static void execute(String sql, Object... parameters) {
    Jdbi.create(fixture().sandbox.dataSource())
        .useHandle(handle -> handle.execute(sql, parameters));
  }
}
