package moc.cleanup.reliability.histories.script;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import moc.cleanup.reliability.histories.model.Hold;

/// The names that a history has used until now. Not thread-safe.
final class Cast {

  /// What a name stands for.
  enum Kind {
    MOC("m"),
    FILE("f"),
    IMAGE("i"),
    /// An image that only one MOC ever shows, of the same number.
    PORTRAIT("p"),
    LIST("l"),
    BRICK("b"),
    ALBUM("a"),
    SESSION("s");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  private static final List<String> OWNERS = List.of("ada", "ada", "ada", "eve");

  private final RandomGenerator random;
  private final Map<Kind, List<String>> names = new EnumMap<>(Kind.class);
  private final Map<Kind, String> spotlight = new EnumMap<>(Kind.class);
  private int objects;

  Cast(RandomGenerator random) {
    this.random = random;
    for (Kind kind : Kind.values()) {
      names.put(kind, new ArrayList<>());
    }
  }

  String add(Kind kind) {
    List<String> known = all(kind);
    known.add(kind.letter + (known.size() + 1));
    return known.getLast();
  }

  List<String> all(Kind kind) {
    return requireNonNull(names.get(kind));
  }

  boolean has(Kind kind) {
    return !all(kind).isEmpty();
  }

  /// One of those that there are, most of the time the one in the spotlight.
  String any(Kind kind) {
    String lit = spotlight.get(kind);
    return lit != null && random.nextBoolean() ? lit : oneOf(all(kind));
  }

  /// Puts one of each kind in the spotlight, so that what happens from now on has to do with the same
  /// few.
  void light() {
    names.forEach((kind, known) -> {
      if (!known.isEmpty()) {
        spotlight.put(kind, oneOf(known));
      }
    });
  }

  String owner() {
    return oneOf(OWNERS);
  }

  /// A key that nobody has used.
  String key() {
    return "o" + ++objects;
  }

  Hold hold() {
    return holdOver(any(Kind.MOC));
  }

  /// On this MOC, or on more.
  Hold holdOver(String moc) {
    return switch (random.nextInt(6)) {
      case 0 -> new Hold.OnEverything();
      case 1, 2 -> new Hold.OnOwner(owner());
      default -> new Hold.OnMoc(moc);
    };
  }

  /// The MOC of which this is the portrait.
  String showing(String portrait) {
    return all(Kind.MOC).get(all(Kind.PORTRAIT).indexOf(portrait));
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
