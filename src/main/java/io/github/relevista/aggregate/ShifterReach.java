package io.github.relevista.aggregate;

import io.github.relevista.text.Vocabulary;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which words of a text stand in reach of which shifter: those behind it, up to the reach, up to
 * the next mark of punctuation and the end of the unit. Shifters themselves are in nobody's reach,
 * and end none. Buffers are used again from review to review.
 */
final class ShifterReach {
  /** In reach of no shifter. */
  static final int NONE = -1;

  /** In reach of several, so that what happens to it is owed to none of them. */
  static final int SEVERAL = -2;

  private static final int PLAIN = -1;
  private static final int MARK = -2;

  /** What a word of the vocabulary is: the index of a shifter, or one of the two above. */
  private final int[] roles;

  private final int reach;
  private int[] places = new int[0];

  ShifterReach(Vocabulary vocabulary, Shifters shifters) {
    Map<String, Integer> indices = new HashMap<>();
    for (int index = 0; index < shifters.all().size(); index++) {
      indices.put(shifters.all().get(index).term(), index);
    }
    reach = shifters.reach();
    roles = new int[vocabulary.size()];
    for (int id = 0; id < roles.length; id++) {
      String term = vocabulary.term(id);
      roles[id] =
          ClauseMarks.contains(term)
              ? MARK
              : indices.getOrDefault(term.toLowerCase(Locale.ROOT), PLAIN);
    }
  }

  /** The index of the shifter that a word is; below 0 where it is none. */
  int shifter(int id) {
    return roles[id];
  }

  /**
   * Where the shifter stands in whose reach each word is, or {@link #NONE}, or {@link #SEVERAL}.
   *
   * @param ids of the words: [tokens]
   * @param begin of the unit
   * @param end of the unit
   * @return valid from begin to end until the next call: [tokens or more]
   */
  int[] find(int[] ids, int begin, int end) {
    if (places.length < ids.length) {
      places = new int[ids.length + ids.length / 4];
    }
    for (int position = begin; position < end; position++) {
      places[position] = NONE;
    }
    for (int position = begin; position < end; position++) {
      if (roles[ids[position]] >= 0) {
        reachFrom(position, ids, end);
      }
    }
    return places;
  }

  private void reachFrom(int shifter, int[] ids, int end) {
    int last = Math.min(end - 1, shifter + reach);
    for (int position = shifter + 1; position <= last; position++) {
      int role = roles[ids[position]];
      if (role == MARK) {
        return;
      }
      if (role == PLAIN) {
        places[position] = places[position] == NONE ? shifter : SEVERAL;
      }
    }
  }
}
