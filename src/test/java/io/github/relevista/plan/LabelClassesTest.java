package io.github.relevista.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.ClassScale;
import io.github.relevista.settings.InvalidSettingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelClassesTest {
  private static final ClassScale CLASSES = ClassScale.even(List.of("bad", "mixed", "good"));

  @Test
  void labels_standForTheirClasses_andClassesForThemselves() {
    Map<String, int[]> labels =
        LabelClasses.of(
            Map.of("5", List.of("good", "mixed", "good"), "bad", List.of("good")), CLASSES);
    assertThat(labels).containsOnlyKeys("5", "bad", "mixed", "good");
    assertThat(labels.get("5")).containsExactly(2, 1);
    assertThat(labels.get("mixed")).containsExactly(1);
    // What is said of a label goes before its own name.
    assertThat(labels.get("bad")).containsExactly(2);
  }

  @Test
  void classesThatTheModelDoesNotHave_areRefused() {
    assertThatThrownBy(() -> LabelClasses.of(Map.of("5", List.of("great")), CLASSES))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("labels must stand for classes of the model (bad, mixed, good), was great");
  }
}
