package io.github.relevista.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.intake.Content;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static BenchText ofLength(int length) {
    return new BenchText(new Content.Text("unread"), new int[length]);
  }

  private static List<Integer> lengths(Sample sample) {
    return sample.texts().stream().map(BenchText::length).toList();
  }

  /** Texts of 1 to 100 words, the longest first, each a batch of its own. */
  private static Sample ofOneToHundred() {
    return Sample.of(
        IntStream.rangeClosed(1, 100).mapToObj(length -> ofLength(101 - length)).toList(), 1, 1);
  }

  @Test
  void batches_holdEveryText_withinTheLimits() {
    // Two texts a batch and ten tokens: 1 + 2, 3 + 7, and 9 alone.
    Sample sample =
        Sample.of(IntStream.of(3, 9, 1, 2, 7).mapToObj(SampleTest::ofLength).toList(), 2, 10);
    assertThat(sample.batches()).extracting(List::size).containsExactly(2, 2, 1);
    assertThat(lengths(sample)).containsExactly(1, 2, 3, 7, 9);
    assertThat(sample.tokens()).isEqualTo(22);
  }

  @Test
  void smallerSample_hasTextsOfEveryLength() {
    // A tenth of 5,050 tokens: ten of a hundred batches, those in the middle of every ten.
    assertThat(lengths(ofOneToHundred().ofTokens(505)))
        .containsExactly(6, 16, 26, 36, 46, 56, 66, 76, 86, 96);
  }

  @Test
  void sample_isNeverEmpty_andNeverMoreThanAll() {
    assertThat(ofOneToHundred().ofTokens(0).batches()).hasSize(1);
    assertThat(lengths(ofOneToHundred().ofTokens(1e9))).isEqualTo(lengths(ofOneToHundred()));
  }
}
