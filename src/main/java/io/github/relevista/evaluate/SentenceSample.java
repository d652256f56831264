package io.github.relevista.evaluate;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The sentences of the lowest lots, so many at most. A lot is drawn by seed and key alone: the
 * sample is the same for every order of adding and merging.
 */
final class SentenceSample implements Serializable {
  private final int size;

  /** The highest lot first, to be the first that has to go. */
  private final PriorityQueue<SampledSentence> sentences =
      new PriorityQueue<>(Collections.reverseOrder());

  /**
   * @param size most sentences, at least 1
   */
  SentenceSample(int size) {
    this.size = size;
  }

  void add(SampledSentence sentence) {
    sentences.add(sentence);
    if (sentences.size() > size) {
      sentences.remove();
    }
  }

  void merge(SentenceSample other) {
    other.sentences.forEach(this::add);
  }

  /** The sentences, the lowest lot first. */
  List<SampledSentence> sentences() {
    return sentences.stream().sorted().toList();
  }
}
