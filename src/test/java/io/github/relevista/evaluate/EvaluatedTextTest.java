package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EvaluatedTextTest {
  @Test
  void anyClassOfTheLabel_isRight() {
    EvaluatedText text = new EvaluatedText("a", new int[] {1}, new int[] {3, 4});
    assertThat(text.isRight(4, 0)).isTrue();
    assertThat(text.isRight(0, 0)).isFalse();
  }

  @Test
  void withoutALabel_thePredictionThatWasFirst_isRight() {
    EvaluatedText text = new EvaluatedText("a", new int[] {1}, new int[0]);
    assertThat(text.isRight(2, 2)).isTrue();
    assertThat(text.isRight(1, 2)).isFalse();
  }

  @Test
  void textsWithoutWords_orOfOtherForms_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EvaluatedText("a", new int[0], new int[0]))
        .withMessage("a text to evaluate has a token or more, was given none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EvaluatedText("a", new int[1], new String[] {"b", "c"}, new int[0]))
        .withMessage("a text has one form a token or none at all, was given 2 for 1");
  }
}
