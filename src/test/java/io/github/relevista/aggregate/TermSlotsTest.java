package io.github.relevista.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermSlotsTest {
  /** Id 0 is the unknown word. */
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(List.of("<unk>", "good", "bad"), "<unk>");

  private final TermSlots slots = new TermSlots(VOCABULARY);

  private static ReviewTerms review(int[] ids, String... surfaces) {
    return new ReviewTerms(List.of(), null, ids, surfaces.length == 0 ? null : surfaces, 0);
  }

  @Test
  void knownWords_haveTheSlotOfTheirId() {
    ReviewTerms review = review(new int[] {2, 1}, "BAD", "Good");
    assertThat(slots.slot(review, 0)).isEqualTo(2);
    assertThat(slots.slot(review, 1)).isEqualTo(1);
    assertThat(slots.term(2)).isEqualTo("bad");
    assertThat(slots.surfaces()).isZero();
    assertThat(slots.size()).isEqualTo(3);
  }

  @Test
  void unknownWords_getSlotsBehindTheVocabulary_inTheOrderTheyComeIn() {
    ReviewTerms review = review(new int[] {0, 0, 0}, "quux", "frob", "quux");
    assertThat(slots.slot(review, 0)).isEqualTo(3);
    assertThat(slots.slot(review, 1)).isEqualTo(4);
    assertThat(slots.slot(review, 2)).isEqualTo(3);
    assertThat(slots.term(4)).isEqualTo("frob");
    assertThat(slots.surfaces()).isEqualTo(2);
    assertThat(slots.size()).isEqualTo(5);
  }

  @Test
  void withoutForms_unknownWordsShareTheUnknownTerm() {
    assertThat(slots.slot(review(new int[] {0}), 0)).isZero();
    assertThat(slots.term(0)).isEqualTo("<unk>");
  }

  @Test
  void cleared_theyGiveTheSameSlotsToOtherWords() {
    slots.slot(review(new int[] {0}, "quux"), 0);
    slots.clear();
    assertThat(slots.surfaces()).isZero();
    assertThat(slots.slot(review(new int[] {0}, "frob"), 0)).isEqualTo(3);
    assertThat(slots.term(3)).isEqualTo("frob");
  }
}
