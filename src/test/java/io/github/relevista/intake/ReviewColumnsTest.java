package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewColumnsTest {
  private static final ReviewColumns TEXT = ReviewColumns.ofText("text");

  @Test
  void with_addsEachPart() {
    assertThat(TEXT.withId("id").withLabel("stars").withSlices(List.of("day", "stars")))
        .isEqualTo(
            new ReviewColumns(ContentKind.TEXT, "text", "id", "stars", List.of("day", "stars")));
  }

  @Test
  void columns_withContentInAnotherPart_areRefused() {
    assertThatThrownBy(() -> TEXT.withLabel("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the column 'text' holds what the reviews say and cannot be id, label or slice too");
    assertThatThrownBy(() -> TEXT.withId("text")).hasMessageContaining("'text'");
    assertThatThrownBy(() -> TEXT.withSlices(List.of("text"))).hasMessageContaining("'text'");
  }

  @Test
  void columns_withASliceTwice_areRefused() {
    assertThatThrownBy(() -> TEXT.withSlices(List.of("day", "day")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slice columns must differ, were [day, day]");
  }

  @Test
  void columns_withoutAName_areRefused() {
    assertThatThrownBy(() -> ReviewColumns.ofTokens(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of a column must not be empty");
    assertThatThrownBy(() -> TEXT.withSlices(List.of("")))
        .hasMessage("the name of a column must not be empty");
  }
}
