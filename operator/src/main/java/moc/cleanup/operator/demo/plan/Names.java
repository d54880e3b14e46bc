package moc.cleanup.operator.demo.plan;

import java.util.List;
import java.util.random.RandomGenerator;

/// Names of people and MOCs that look as if somebody had thought of them.
final class Names {

  private static final List<String> OWNERS =
      List.of(
          "ada",
          "björn",
          "carmen",
          "dmitri",
          "eun-ji",
          "fatima",
          "giulia",
          "hugo",
          "ines",
          "jonas",
          "keiko",
          "liam",
          "maja",
          "noor",
          "oluwaseun",
          "priya");
  private static final List<String> STYLES =
      List.of(
          "Modular",
          "Micro-Scale",
          "Medieval",
          "Steam-Powered",
          "Motorised",
          "Winter",
          "Haunted",
          "Art-Deco",
          "Forgotten",
          "UCS",
          "Brick-Built",
          "Retro");
  private static final List<String> SUBJECTS =
      List.of(
          "Harbour Café",
          "Space Port",
          "Water Mill",
          "Locomotive BR 52",
          "Lighthouse",
          "Castle Gate",
          "Züri Tram",
          "Monorail",
          "Fire Station",
          "Pirate Cove",
          "Observatory",
          "Ferris Wheel",
          "Bookshop",
          "Loop Coaster",
          "Crawler Crane",
          "Treehouse");
  private static final List<String> VIEWS =
      List.of("front", "back side", "détail", "night shot", "cutaway", "minifig scale");

  private Names() {}

  static List<String> owners(int count) {
    return OWNERS.subList(0, Math.min(count, OWNERS.size()));
  }

  static String title(RandomGenerator random) {
    return pick(STYLES, random) + " " + pick(SUBJECTS, random);
  }

  static String view(RandomGenerator random) {
    return pick(VIEWS, random);
  }

  static <T> T pick(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
