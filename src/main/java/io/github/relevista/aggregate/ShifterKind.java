package io.github.relevista.aggregate;

import java.util.List;

/** What a word does to the meaning of those behind it. */
public enum ShifterKind {
  /** It turns them round: not, never. */
  NEGATOR(
      "negator",
      "negators",
      List.of(
          "not",
          "n't",
          "never",
          "no",
          "nothing",
          "none",
          "nobody",
          "nowhere",
          "neither",
          "nor",
          "without",
          "cannot",
          "cant",
          "can't",
          "dont",
          "don't",
          "doesn't",
          "didn't",
          "isn't",
          "wasn't",
          "won't",
          "wouldn't",
          "couldn't",
          "aren't",
          "weren't")),
  /** It makes them stronger: very, extremely. */
  INTENSIFIER(
      "intensifier",
      "intensifiers",
      List.of(
          "very",
          "really",
          "so",
          "extremely",
          "absolutely",
          "totally",
          "completely",
          "incredibly",
          "truly",
          "highly",
          "deeply",
          "utterly",
          "thoroughly",
          "particularly",
          "especially",
          "most",
          "more",
          "too",
          "quite",
          "remarkably",
          "exceptionally",
          "enormously")),
  /** It makes them weaker: slightly, somewhat. */
  DOWNTONER(
      "downtoner",
      "downtoners",
      List.of(
          "slightly",
          "somewhat",
          "fairly",
          "rather",
          "little",
          "less",
          "barely",
          "hardly",
          "scarcely",
          "almost",
          "nearly",
          "partly",
          "mildly",
          "moderately",
          "marginally",
          "occasionally",
          "sometimes"));

  private final String wireName;
  private final String key;
  private final List<String> usual;

  ShifterKind(String wireName, String key, List<String> usual) {
    this.wireName = wireName;
    this.key = key;
    this.usual = usual;
  }

  /** The name in tables. */
  public String wireName() {
    return wireName;
  }

  /** The key of configurations that lists such words. */
  public String key() {
    return key;
  }

  /** Such words of English, in small letters, as tokenizers cut them. */
  public List<String> usual() {
    return usual;
  }
}
