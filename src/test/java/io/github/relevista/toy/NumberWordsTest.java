package io.github.relevista.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.settings.ToySettings.Operation;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NumberWordsTest {
  @Test
  void ids_areThoseOfTheWords() {
    Vocabulary words = NumberWords.vocabulary();
    assertThat(words.size()).isEqualTo(402);
    assertThat(words.term(NumberWords.plain(37))).isEqualTo("0.37");
    assertThat(words.term(NumberWords.plain(-100))).isEqualTo("-1.00");
    assertThat(words.term(NumberWords.marked(-5))).isEqualTo("*-0.05");
    assertThat(words.term(words.unknownId())).isEqualTo("0.00");
  }

  @Test
  void embeddings_holdTheNumber_whereItsMarkSays() {
    FloatMatrix sum = NumberWords.embedding(Operation.ADD);
    assertThat(row(sum, NumberWords.plain(37))).containsExactly(0.37f, 0);
    assertThat(row(sum, NumberWords.marked(-5))).containsExactly(0, -0.05f);
    FloatMatrix difference = NumberWords.embedding(Operation.SUBTRACT);
    assertThat(row(difference, NumberWords.plain(37))).containsExactly(0.37f, 0, 0);
    assertThat(row(difference, NumberWords.marked(0))).containsExactly(0, 0, 1);
  }

  private static float[] row(FloatMatrix matrix, int id) {
    return Arrays.copyOfRange(matrix.values(), matrix.offset(id), matrix.offset(id + 1));
  }
}
