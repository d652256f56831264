package io.github.relevista.settings;

import io.github.relevista.aggregate.ShifterKind;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of the places where words stand.
 *
 * @param evidence contexts of every term and kind, at most; 0 for none
 * @param window words on either side of a context
 * @param seed of the random contexts
 * @param hasShifters whether words in reach of shifters are looked at apart
 * @param shifters the words that shift the meaning of others, by what they do
 * @param reach how many words behind it a shifter reaches
 * @param phrases which phrases are looked at
 */
public record ContextSettings(
    int evidence,
    int window,
    long seed,
    boolean hasShifters,
    Map<ShifterKind, List<String>> shifters,
    int reach,
    Phrases phrases)
    implements Serializable {
  /** What is kept where nobody asks for evidence. */
  public static final int NONE = 0;

  /**
   * Which phrases of two and of three words are looked at.
   *
   * @param wanted whether any are
   * @param files the files that list them; none for those that are frequent
   * @param minimum occurrences of a phrase, in all that the run reads
   * @param most phrases at most; where more are as frequent, the minimum rises
   */
  public record Phrases(boolean wanted, List<String> files, int minimum, int most)
      implements Serializable {}

  static ContextSettings of(SettingReader reader) {
    return new ContextSettings(
        (int) reader.count("evidence", NONE, NONE, 100),
        (int) reader.count("evidence_window", 5, 0, 50),
        reader.count("evidence_seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        reader.flag("shifters", false),
        shifters(reader),
        (int) reader.count("shifter_reach", 3, 1, 50),
        new Phrases(
            reader.flag("phrases", false),
            reader.paths("phrase_files"),
            (int) reader.count("phrase_minimum", 20, 1, Integer.MAX_VALUE),
            (int) reader.count("phrase_limit", 50_000, 1, 1_000_000)));
  }

  private static Map<ShifterKind, List<String>> shifters(SettingReader reader) {
    Map<ShifterKind, List<String>> lists = new EnumMap<>(ShifterKind.class);
    for (ShifterKind kind : ShifterKind.values()) {
      List<String> terms = reader.texts(kind.key());
      lists.put(kind, terms.isEmpty() ? kind.usual() : terms);
    }
    return lists;
  }

  /** Whether there is to be evidence. */
  public boolean hasEvidence() {
    return evidence > NONE;
  }
}
