package io.github.relevista.bench;

import io.github.relevista.reading.Reading;
import io.github.relevista.reading.WordReader;
import io.github.relevista.reading.Words;
import java.util.List;

/** One thread's pass over a sample from what was read to the ids of words. */
final class TokenizePass implements Runnable {
  private final WordReader reader;
  private final List<BenchText> texts;

  /** Keeps what was made last, so that a compiler cannot find the making of it useless. */
  private Reading<Words> last;

  TokenizePass(WordReader reader, Sample sample) {
    this.reader = reader;
    this.texts = sample.texts();
  }

  @Override
  public void run() {
    for (BenchText text : texts) {
      last = reader.read(text.content());
    }
  }

  /** What was read of the last text. */
  Reading<Words> last() {
    return last;
  }
}
