package io.github.relevista.evaluate;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.resampling.SeededHash;
import io.github.relevista.text.SentenceSpans;
import java.util.List;

/**
 * Draws one sentence of each text and a lot for it. A sentence has the class of its text: that is
 * sure where a text is one sentence, and a guess where it is a long review.
 */
final class SentenceLottery {
  /** Shorter sentences hardly say anything. */
  private static final int FEWEST_WORDS = 4;

  /** Longer ones are texts without punctuation. */
  private static final int MOST_WORDS = 100;

  private final long seed;
  private final SentenceSpans spans;
  private final int classes;

  SentenceLottery(long seed, SentimentModel model) {
    this.seed = SeededHash.of(seed, "pointing");
    this.spans = new SentenceSpans(model.vocabulary());
    this.classes = model.classes().size();
  }

  /** Puts a sentence of a text into a sample, if the text has one of a fitting length. */
  void draw(Trial trial, SentenceSample sample) {
    List<int[]> sentences =
        spans.of(trial.text().ids()).stream()
            .filter(ids -> ids.length >= FEWEST_WORDS && ids.length <= MOST_WORDS)
            .toList();
    if (!sentences.isEmpty()) {
      long lot = SeededHash.of(seed, trial.text().key());
      long choice = SeededHash.mix(lot + SeededHash.STEP);
      int[] ids = sentences.get((int) Long.remainderUnsigned(choice, sentences.size()));
      sample.add(new SampledSentence(lot, ids, classes(trial)));
    }
  }

  private boolean[] classes(Trial trial) {
    boolean[] isOfClass = new boolean[classes];
    for (int k : trial.text().classes()) {
      isOfClass[k] = true;
    }
    if (trial.text().classes().length == 0) {
      isOfClass[trial.predictedClass()] = true;
    }
    return isOfClass;
  }
}
