package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassScaleTest {
  @Test
  void lowestAndHighest_areTheOutermostOfSeveralEqual() {
    ClassScale scale =
        new ClassScale(List.of("a", "b", "c", "d", "e"), List.of(0f, -0.5f, 1f, -0.5f, 1f));
    assertThat(scale.lowest()).isEqualTo(1);
    assertThat(scale.highest()).isEqualTo(4);
  }

  @Test
  void indexOf_isThePlaceOfTheName() {
    ClassScale scale = new ClassScale(List.of("bad", "good"), List.of(-1f, 1f));
    assertThat(scale.size()).isEqualTo(2);
    assertThat(scale.indexOf("good")).isEqualTo(1);
    assertThat(scale.indexOf("Good")).isEqualTo(-1);
  }

  @Test
  void namesThatDoNotTellClassesApart_areRefused() {
    for (List<String> names : List.of(List.of("one"), List.of("one", "one"))) {
      assertThatThrownBy(() -> new ClassScale(names, List.of(0f, 1f)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "a classifier needs two or more classes of different names, was given " + names);
    }
  }

  @Test
  void polarities_areOneAClassAndNoFartherThanOne() {
    List<String> names = List.of("bad", "good");
    for (List<Float> polarity :
        List.of(List.of(1f), List.of(-1f, 0f, 1f), List.of(-1f, 1.01f), List.of(-1f, Float.NaN))) {
      assertThatThrownBy(() -> new ClassScale(names, polarity))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "class_polarity must hold a value in [-1, 1] for each of 2 classes, was " + polarity);
    }
  }

  @Test
  void even_goesFromMinusOneToOne() {
    assertThat(ClassScale.even(List.of("a", "b")).polarity()).containsExactly(-1f, 1f);
    assertThat(ClassScale.even(List.of("a", "b", "c", "d", "e")).polarity())
        .containsExactly(-1f, -0.5f, 0f, 0.5f, 1f);
    assertThatThrownBy(() -> ClassScale.even(List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two or more classes");
  }
}
