package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HybridDocumentTest {
  private static final boolean[] FIRST = {true, false};
  private static final boolean[] SECOND = {false, true};

  @Test
  void documents_areMadeOfSentencesInTheirOrder() {
    List<HybridDocument> documents =
        HybridDocument.of(
            List.of(
                new SampledSentence(1, new int[] {4, 5}, FIRST),
                new SampledSentence(2, new int[] {6}, SECOND),
                new SampledSentence(3, new int[] {7}, FIRST)),
            2);
    // The third sentence is left over.
    assertThat(documents).hasSize(1);
    HybridDocument document = documents.get(0);
    assertThat(document.ids()).containsExactly(4, 5, 6);
    assertThat(document.isOfClass(0, 0)).isTrue();
    assertThat(document.isOfClass(2, 0)).isFalse();
    assertThat(document.isOfClass(2, 1)).isTrue();
    assertThat(document.wordsOfClass(0)).isEqualTo(2);
    assertThat(document.wordsOfClass(1)).isEqualTo(1);
  }
}
