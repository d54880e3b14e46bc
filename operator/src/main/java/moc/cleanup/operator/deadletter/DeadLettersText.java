package moc.cleanup.operator.deadletter;

import static moc.cleanup.operator.terminal.InWords.count;

import moc.cleanup.operator.terminal.InWords;
import moc.cleanup.operator.terminal.Narrator;

/// Dead letters, told to a person.
record DeadLettersText(DeadLetters letters) {

  void tell(Narrator narrator) {
    tellReasons(narrator);
    if (letters.messages().isEmpty()) {
      return;
    }
    narrator.blankLine();
    narrator.say(narrator.bold("Messages") + ", the oldest first");
    letters.messages().forEach(message -> tell(narrator, message));
  }

  /// How many there are, and why.
  void tellReasons(Narrator narrator) {
    if (letters.inFlight() > 0) {
      narrator.fact(
          "In others' hands",
          "%,d, which nobody else can read or move just now".formatted(letters.inFlight()));
    }
    if (letters.messages().isEmpty()) {
      narrator.say(
          letters.inFlight() > 0
              ? "No other dead letter is there."
              : "The dead-letter queue is empty.");
      return;
    }
    narrator.fact(
        "Dead letters", "%,d, by SQS's approximate count".formatted(letters.approximateCount()));
    if (!letters.complete()) {
      narrator.fact(
          "Read", "%,d of them; see more by dlq list --limit".formatted(letters.messages().size()));
    }
    narrator.blankLine();
    narrator.say(narrator.bold("By reason"));
    for (DeadLetters.Reason reason : letters.reasons()) {
      narrator.say(2, count(reason.messages(), "message", "messages") + ": " + reason.reason());
      narrator.say(6, "→ " + reason.remedy());
    }
  }

  private static void tell(Narrator narrator, DeadLetter message) {
    narrator.say(
        2, message.mocId() == null ? "message " + message.messageId() : "MOC " + message.mocId());
    narrator.say(6, message.reason());
    String sent = "sent " + InWords.instant(message.sentAt());
    if (message.mocId() == null) {
      narrator.say(6, "it begins: " + message.unreadableBody());
      narrator.say(6, sent);
    } else {
      narrator.say(
          6,
          "owner %s · %s · %s"
              .formatted(
                  message.ownerId() == null ? "unknown" : message.ownerId(),
                  count(message.attempts(), "attempt", "attempts"),
                  sent));
    }
  }
}
