package moc.cleanup.operator.console.live;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import moc.cleanup.operator.console.notice.Notice;
import moc.cleanup.operator.console.notice.Notices;
import org.jspecify.annotations.Nullable;

/// One open page. It is sent what differs from what it has, so that whatever stands still in the
/// page, such as a field that somebody types into, is left alone.
public final class Stream {

  /// What was heard by this page, in the address of its stream.
  public static final String HEARD = "heard";

  private static final String NOTICE = "notice";
  private static final String NOTHING = "<!-- nothing -->";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /// A connection that is gone is noticed by the next word to it.
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private final Live live;
  private final Notices notices;
  private final NoticeText noticeText;
  private final SseClient client;
  private final Map<String, String> sent = new HashMap<>();
  private long edition;
  private long heard;

  /// How a notice is rendered.
  public interface NoticeText {
    String of(Notice notice);
  }

  public Stream(Live live, Notices notices, NoticeText noticeText, SseClient client) {
    this.live = live;
    this.notices = notices;
    this.noticeText = noticeText;
    this.client = client;
    this.heard = heardBy(client.ctx());
  }

  /// After a lost connection the browser says what it heard last.
  private static long heardBy(Context request) {
    return Optional.ofNullable(request.header(LAST_EVENT_ID))
        .or(() -> Optional.ofNullable(request.queryParam(HEARD)))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  /// Goes on until the page or the console is closed.
  public void run() {
    live.join();
    try {
      while (!client.terminated() && !live.isClosed()) {
        Edition newest = live.awaitNewer(edition, heard, LONGEST_SILENCE);
        if (newest == null) {
          stillHere();
        } else {
          send(newest);
        }
      }
    } finally {
      live.leave();
      client.close();
    }
  }

  private void send(Edition newest) {
    boolean silent = true;
    for (Map.Entry<String, String> fragment : newest.fragments().entrySet()) {
      if (!fragment.getValue().equals(sent.put(fragment.getKey(), fragment.getValue()))) {
        say(fragment.getKey(), fragment.getValue(), null);
        silent = false;
      }
    }
    for (Notice notice : notices.after(heard)) {
      say(NOTICE, noticeText.of(notice), Long.toString(notice.number()));
      heard = notice.number();
      silent = false;
    }
    edition = newest.number();
    if (silent) {
      stillHere();
    }
  }

  /// A browser passes over an event without data, so that what became empty would stay as it was.
  private void say(String event, String html, @Nullable String id) {
    if (!client.terminated()) {
      client.sendEvent(event, html.isEmpty() ? NOTHING : html, id);
    }
  }

  private void stillHere() {
    if (!client.terminated()) {
      client.sendComment("still here");
    }
  }
}
