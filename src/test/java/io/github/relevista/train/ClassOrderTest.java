package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassOrderTest {
  @Test
  void numbersAndKnownScales_tellTheirOrder() {
    assertThat(ClassOrder.of(List.of("10", "9", "-1", "9.5")))
        .contains(List.of("-1", "9", "9.5", "10"));
    assertThat(ClassOrder.of(List.of("pos", "neg"))).contains(List.of("neg", "pos"));
    assertThat(ClassOrder.of(List.of("Very_Positive", "neutral", "very-negative")))
        .contains(List.of("very-negative", "neutral", "Very_Positive"));
    assertThat(ClassOrder.of(List.of("good", "bad"))).contains(List.of("bad", "good"));
  }

  @Test
  void otherNames_doNot() {
    assertThat(ClassOrder.of(List.of("poor", "average", "excellent"))).isEmpty();
    assertThat(ClassOrder.of(List.of("1", "two"))).isEmpty();
    assertThat(ClassOrder.of(List.of("good", "negative"))).isEmpty();
    // Two spellings of one step of the scale.
    assertThat(ClassOrder.of(List.of("pos", "positive", "neg"))).isEmpty();
  }
}
