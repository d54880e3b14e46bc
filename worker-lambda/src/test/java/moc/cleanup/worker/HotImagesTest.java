package moc.cleanup.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import moc.cleanup.testbed.platform.GalleryImage;
import moc.cleanup.testbed.platform.Moc;
import moc.cleanup.testbed.platform.MocDraft;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sixteen workers on forty images that nearly every MOC shares, while the application links and
/// unlinks the very same. It locks them in any order, and so deadlocks with us: we are to give way.
class HotImagesTest {

  private static final int WORKERS = 16;
  private static final int SESSIONS = 4;
  private static final int IMAGES = 40;
  private static final int IMAGES_OF_A_MOC = 6;
  private static final int EXPIRED_MOCS = 160;
  private static final int LIVING_MOCS = 20;
  private static final int IMAGES_OF_A_TRANSACTION = 3;

  private static final int FEW = 20;

  /// A lock, or all of them together, took too long.
  private static final Pattern GAVE_WAY = Pattern.compile("SQLSTATE (55P03|57014)");

  /// The image was deleted before the application came to link it.
  private static final String IMAGE_IS_GONE = "23503";

  private static final String LINK =
      "INSERT INTO moc_gallery_images (moc_id, gallery_image_id) VALUES (?, ?)";
  private static final String UNLINK =
      "DELETE FROM moc_gallery_images WHERE moc_id = ? AND gallery_image_id = ?";

  private final Random random = new Random(7);
  private final WorkerFixture fixture = WorkerFixture.start();
  private final List<UUID> images =
      IntStream.range(0, IMAGES)
          .mapToObj(_ -> fixture.platform.withoutObjects().image("ada").create())
          .map(GalleryImage::id)
          .toList();
  private final List<UUID> livingMocs =
      IntStream.range(0, LIVING_MOCS).mapToObj(_ -> moc(0).id()).toList();
  private final Queue<Moc> queue = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> applicationsErrors = new ConcurrentHashMap<>();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void noDeadlockFailsAMessageAndNoneIsInflictedOnTheApplication() throws Exception {
    IntStream.range(0, EXPIRED_MOCS).forEach(_ -> queue.add(moc(31)));
    List<UUID> failed = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<UUID>>> workers =
          IntStream.range(0, WORKERS).mapToObj(_ -> threads.submit(this::work)).toList();
      List<Future<Integer>> sessions =
          IntStream.range(0, SESSIONS)
              .mapToObj(seed -> threads.submit(() -> useImages(new Random(seed))))
              .toList();
      for (Future<List<UUID>> worker : workers) {
        failed.addAll(worker.get());
      }
      for (Future<Integer> session : sessions) {
        assertThat(session.get()).as("transactions of the application").isPositive();
      }
    }

    // Nobody is promised a lock within eight tries; but few go without, and none by a deadlock.
    assertThat(failed).hasSizeLessThan(EXPIRED_MOCS / FEW);
    assertThat(errors()).allMatch(error -> GAVE_WAY.matcher(error).find());
    failed.forEach(moc -> assertThat(fixture.deliver(expired(moc))).isEmpty());
    assertThat(fixture.platform.countRows("moc_instructions")).isEqualTo(LIVING_MOCS);
    assertThat(applicationsErrors.keySet()).isSubsetOf(IMAGE_IS_GONE);
  }

  private List<String> errors() {
    return Jdbi.create(fixture.sandbox.dataSource())
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT last_error FROM moc_cleanup_ledger WHERE last_error IS NOT NULL")
                .mapTo(String.class)
                .list());
  }

  private static Moc expired(UUID id) {
    return new Moc(id, "ada", List.of(), List.of(), List.of(), List.of());
  }

  private Moc moc(int deletedDaysAgo) {
    MocDraft draft = fixture.platform.withoutObjects().moc("ada");
    if (deletedDaysAgo > 0) {
      draft.deletedDaysAgo(deletedDaysAgo);
    }
    for (int i = 0; i < IMAGES_OF_A_MOC; i++) {
      draft.image(new GalleryImage(images.get(random.nextInt(IMAGES)), "ada", List.of()));
    }
    return draft.create();
  }

  /// One worker until the queue is empty; returns what came back.
  private List<UUID> work() {
    List<UUID> failed = new ArrayList<>();
    try (WorkerFixture.Second worker = fixture.second()) {
      for (Moc moc = queue.poll(); moc != null; moc = queue.poll()) {
        failed.addAll(worker.deliver(moc));
      }
    }
    return failed;
  }

  /// One session of the application until the queue is empty; returns how often it committed.
  private int useImages(Random choices) throws SQLException {
    int committed = 0;
    try (Connection session = fixture.sandbox.dataSource().getConnection()) {
      session.setAutoCommit(false);
      while (!queue.isEmpty()) {
        try {
          UUID moc = livingMocs.get(choices.nextInt(LIVING_MOCS));
          for (int i = 0; i < IMAGES_OF_A_TRANSACTION; i++) {
            UUID image = images.get(choices.nextInt(IMAGES));
            execute(session, choices.nextBoolean() ? LINK : UNLINK, moc, image);
          }
          session.commit();
          committed++;
        } catch (SQLException e) {
          session.rollback();
          applicationsErrors.merge(e.getSQLState(), 1, Integer::sum);
        }
      }
    }
    return committed;
  }

  private static void execute(Connection session, String sql, UUID moc, UUID image)
      throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setObject(1, moc);
      statement.setObject(2, image);
      statement.executeUpdate();
    }
  }
}
