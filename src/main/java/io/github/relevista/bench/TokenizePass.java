package io.github.relevista.bench;

import io.github.relevista.local.WordReader;
import java.util.List;

/** One thread's pass over a sample from what was read to the ids of words. */
final class TokenizePass implements Runnable {
  private final WordReader reader;
  private final List<BenchText> texts;

  /** Keeps what was made last, so that a compiler cannot find the making of it useless. */
  private int[] last;

  TokenizePass(WordReader reader, Sample sample) {
    this.reader = reader;
    this.texts = sample.texts();
  }

  @Override
  public void run() {
    for (BenchText text : texts) {
      last = reader.ids(text.content());
    }
  }

  /** The ids of the last text. */
  int[] last() {
    return last;
  }
}
