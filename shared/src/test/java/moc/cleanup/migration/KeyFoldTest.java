package moc.cleanup.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moc.cleanup.testbed.Sandbox;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;
import moc.cleanup.testbed.platform.Platform;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `moc_cleanup_key_fold` runs inside the platform's own INSERTs: it must take anything.
class KeyFoldTest {

  private static final Sandbox SANDBOX = EmbeddedEnvironment.shared().sandbox();
  private static final Platform PLATFORM = Platform.installIn(SANDBOX).withoutObjects();
  private static final Jdbi JDBI = Jdbi.create(SANDBOX.dataSource());

  /// Not pooled: a session compiles the function but once.
  private static final Jdbi NEW_SESSIONS =
      Jdbi.create(SANDBOX.jdbcUrl(), SANDBOX.username(), SANDBOX.password());

  private static final String BACKSLASHES_ESCAPE = "SET standard_conforming_strings = off";
  private static final String[] PIECES = {
    "%",
    "%4",
    "%41",
    "%2",
    "%25",
    "%2541",
    "%zz",
    "%00",
    "%C3%A9",
    "%ff",
    "+",
    " ",
    "/",
    "//",
    "\\",
    "\\x",
    "\\000",
    "?",
    "#",
    ":",
    "https://",
    "b.s3.amazonaws.com",
    "é",
    "😀",
    "\u0001",
    "'",
    "$$",
    "a",
    "Z",
    "9",
    "\n"
  };

  @BeforeAll
  static void migrate() throws SQLException {
    new Migrations(SANDBOX.dataSource()).apply(_ -> {});
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void neverRaisesOnTextsThatLookLikeAddresses() {
    Random random = new Random(7);

    assertThat(
            folds(
                Stream.generate(() -> pieces(random, random.nextInt(1, 60))).limit(5_000).toList()))
        .hasSize(5_000)
        .doesNotContainNull();
  }

  @Test
  void neverRaisesOnTextsThatLookLikeNothing() {
    Random random = new Random(8);

    assertThat(folds(Stream.generate(() -> characters(random)).limit(5_000).toList()))
        .hasSize(5_000)
        .doesNotContainNull();
  }

  @Test
  void nothingHasNoFold() {
    assertThat(
            JDBI.<Boolean, RuntimeException>withHandle(handle ->
                handle
                    .createQuery("SELECT moc_cleanup_key_fold(NULL) IS NULL")
                    .mapTo(Boolean.class)
                    .one()))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mocs/a b.pdf",
        "mocs/a%20b.pdf",
        "mocs/a+b.pdf",
        "mocs%2Fa%20b.pdf",
        "mocs%2fa%2Bb.pdf",
        "mocs/a%2520b.pdf",
        "https://bucket.s3.amazonaws.com/mocs/a%20b.pdf",
        "https://bucket.s3.eu-west-1.amazonaws.com/mocs/a%20b.pdf",
        "HTTPS://cdn.example.com/mocs/a+b.pdf?v=1#page=2",
        "//cdn.example.com/mocs/a%20b.pdf",
        "mocs/a b.pdf?v=1",
        "mocs/%61 b.pdf"
      })
  void allThatCouldMeanTheSameObjectHaveTheSameFold(String address) {
    assertThat(folds(List.of(address))).isEqualTo(folds(List.of("mocs/a b.pdf")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mocs/é.pdf", "mocs/%C3%A9.pdf", "https://cdn.example.com/mocs/%c3%a9.pdf"})
  void otherAlphabetsAreNoExceptions(String address) {
    assertThat(folds(List.of(address))).isEqualTo(folds(List.of("mocs/é.pdf")));
  }

  @Test
  void aBackslashIsACharacterLikeAnyOther() {
    assertThat(folds(List.of("a\\b%5c"))).isEqualTo(folds(List.of("a%5Cb\\")));
  }

  @Test
  void otherObjectsHaveOtherFolds() {
    List<String> keys =
        IntStream.range(0, 2_000).mapToObj(i -> "mocs/" + i + "/Instructions é.pdf").toList();

    assertThat(folds(keys)).doesNotHaveDuplicates();
    assertThat(folds(List.of("mocs/A.pdf"))).isNotEqualTo(folds(List.of("mocs/a.pdf")));
  }

  @Test
  void thePlatformInsertsWhateverItLikes() {
    for (String text :
        List.of(
            "x".repeat(1_000_000),
            "%41".repeat(300_000),
            "é%".repeat(100_000),
            "https://" + "h".repeat(50_000) + "/a",
            "a?" + "q".repeat(1_000_000),
            "%25".repeat(1_000) + "41",
            incompressible(3_100))) {
      PLATFORM.moc("ada").file(text).thumbnailUrl(text).create();
      PLATFORM.image("ada").imageUrl(text).thumbnailUrl(text).create();
    }

    assertThat(PLATFORM.countRows("moc_files")).isEqualTo(7);
    assertThat(PLATFORM.countRows("gallery_images")).isEqualTo(7);
  }

  @Test
  void aSessionThatReadsBackslashesAsEscapesInsertsToo() {
    UUID moc = PLATFORM.moc("ada").create().id();

    int inserted =
        NEW_SESSIONS.withHandle(handle -> {
          handle.execute(BACKSLASHES_ESCAPE);
          return handle.execute(
              "INSERT INTO moc_files (moc_id, file_type, s3_key) VALUES (?, 'image', 'é%5c.png')",
              moc);
        });

    assertThat(inserted).isOne();
  }

  @Test
  void foldsAreTheSameHoweverASessionReadsBackslashes() {
    List<String> addresses =
        List.of("a\\b%5c", "\\x41", "\\303\\251", "é.png", "mocs/a%20b.png", "x".repeat(4_000));

    List<String> otherwise =
        NEW_SESSIONS.withHandle(handle -> {
          handle.execute(BACKSLASHES_ESCAPE);
          return folds(handle, addresses);
        });

    assertThat(otherwise).isEqualTo(folds(addresses));
  }

  private static List<String> folds(List<String> addresses) {
    return JDBI.withHandle(handle -> folds(handle, addresses));
  }

  private static List<String> folds(Handle handle, List<String> addresses) {
    return handle
        .createQuery(
            """
            SELECT encode(moc_cleanup_key_fold(address), 'hex')
            FROM unnest(CAST(:addresses AS text[])) WITH ORDINALITY AS addresses (address, place)
            ORDER BY place
            """)
        .bindBySqlType("addresses", addresses.toArray(String[]::new), Types.ARRAY)
        .mapTo(String.class)
        .list();
  }

  /// An index holds no more than 2,704 bytes of it, and PostgreSQL cannot make it shorter.
  private static String incompressible(int length) {
    return new Random(9)
        .ints('0', 'z' + 1)
        .filter(Character::isLetterOrDigit)
        .boxed()
        .limit(length)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String pieces(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /// Any characters but U+0000, which no text of PostgreSQL can hold.
  private static String characters(Random random) {
    return random
        .ints(random.nextInt(1, 80), 1, Character.MAX_CODE_POINT + 1)
        .filter(character -> Character.getType(character) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
