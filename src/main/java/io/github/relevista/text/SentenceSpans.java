package io.github.relevista.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Cuts the words of a text into sentences: a sentence ends behind {@code .}, {@code !} or {@code ?}
 * and the closing quotes and brackets that follow. The tokenizer has told such a mark from the dot
 * of an abbreviation; an ellipsis ends nothing.
 */
public final class SentenceSpans {
  private static final List<String> ENDS = List.of(".", "!", "?");
  private static final List<String> CLOSERS =
      List.of("''", "”", "’", ")", "-rrb-", "-RRB-", "]", "-rsb-", "-RSB-");

  private final Set<Integer> ends;
  private final Set<Integer> followers;

  public SentenceSpans(Vocabulary vocabulary) {
    ends = ids(vocabulary, ENDS);
    followers = ids(vocabulary, CLOSERS);
    followers.addAll(ends);
  }

  private static Set<Integer> ids(Vocabulary vocabulary, List<String> terms) {
    Set<Integer> ids = new HashSet<>();
    for (String term : terms) {
      ids.add(vocabulary.id(term));
    }
    ids.remove(vocabulary.unknownId());
    return ids;
  }

  /** The ids of each sentence of a text, in order. */
  public List<int[]> of(int[] ids) {
    List<int[]> sentences = new ArrayList<>();
    int begin = 0;
    for (int end : ends(ids)) {
      sentences.add(Arrays.copyOfRange(ids, begin, end));
      begin = end;
    }
    return sentences;
  }

  /** Behind which word each sentence of a text ends: the last one behind the last word. */
  public int[] ends(int[] ids) {
    IntStream.Builder sentenceEnds = IntStream.builder();
    boolean hasEnded = false;
    for (int position = 0; position < ids.length; position++) {
      if (hasEnded && !followers.contains(ids[position])) {
        sentenceEnds.add(position);
        hasEnded = false;
      }
      hasEnded = hasEnded || ends.contains(ids[position]);
    }
    return sentenceEnds.add(ids.length).build().toArray();
  }
}
