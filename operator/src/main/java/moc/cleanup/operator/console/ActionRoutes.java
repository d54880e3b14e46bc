package moc.cleanup.operator.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import moc.cleanup.hold.HoldTarget;
import moc.cleanup.operator.console.access.Refusal;
import moc.cleanup.operator.console.action.Actions;
import moc.cleanup.operator.deadletter.MoveTasks;
import org.jspecify.annotations.Nullable;

/// The forms behind the buttons. What is accepted is answered at once with nothing; what comes of it is
/// heard by everybody who watches.
record ActionRoutes(Actions actions) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 500;

  void add(RoutesConfig routes) {
    routes.post("/pause", this::pause);
    routes.post("/resume", this::resume);
    routes.post("/lift", this::lift);
    routes.post("/redrive", this::redrive);
    routes.post("/redrive/stop", this::stopRedrive);
  }

  private void pause(Context form) {
    actions.pause(text(form, "reason", LONGEST_REASON), text(form, "by", LONGEST_NAME));
    accept(form);
  }

  private void resume(Context form) {
    actions.resume(text(form, "by", LONGEST_NAME));
    accept(form);
  }

  private void lift(Context form) {
    actions.lift(target(form), text(form, "by", LONGEST_NAME));
    accept(form);
  }

  private void redrive(Context form) {
    actions.redrive(rate(form));
    accept(form);
  }

  private void stopRedrive(Context form) {
    actions.stopRedrive();
    accept(form);
  }

  private static void accept(Context form) {
    form.status(HttpStatus.NO_CONTENT);
  }

  private static String text(Context form, String field, int longest) {
    String text = Optional.ofNullable(form.formParam(field)).orElse("").strip();
    if (text.isEmpty() || text.length() > longest) {
      throw bad("\"%s\" takes 1 to %d characters.".formatted(field, longest));
    }
    return text;
  }

  private static HoldTarget target(Context form) {
    String scope = text(form, "scope", LONGEST_NAME);
    // Nobody typed it: it is what the hold was placed on, to the last blank.
    String subject = Optional.ofNullable(form.formParam("subject")).orElse("");
    try {
      return HoldTarget.of(scope, subject);
    } catch (IllegalArgumentException e) {
      throw bad("That is no hold.");
    }
  }

  private static @Nullable Integer rate(Context form) {
    String text = Optional.ofNullable(form.formParam("rate")).orElse("").strip();
    if (text.isEmpty()) {
      return null;
    }
    int rate = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (rate < MoveTasks.LOWEST_RATE || rate > MoveTasks.HIGHEST_RATE) {
      throw bad(
          "The rate takes %d to %d messages a second, or nothing."
              .formatted(MoveTasks.LOWEST_RATE, MoveTasks.HIGHEST_RATE));
    }
    return rate;
  }

  private static Refusal bad(String reason) {
    return new Refusal(HttpStatus.BAD_REQUEST, reason);
  }
}
