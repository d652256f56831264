package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LexiconPhraseTest {
  private static final PhraseFigures FIGURES =
      new PhraseFigures(-3, -4.5, 1.5, 1.25, Double.NaN, 9, 0, 70);

  private static LexiconPhrase phrase(String words) {
    return new LexiconPhrase(words, 52, 51, FIGURES, 3.8e-20);
  }

  @Test
  void phrases_overlap_whereOneStandsInTheOther_wordForWord() {
    LexiconPhrase waste = phrase("n't waste");
    assertThat(waste.overlaps(phrase("do n't waste"))).isTrue();
    assertThat(phrase("n't waste your").overlaps(waste)).isTrue();
    assertThat(waste.overlaps(waste)).isTrue();
    // They share a word, and neither holds the other.
    assertThat(waste.overlaps(phrase("waste your"))).isFalse();
    // "is a" stands in the letters of "this a classic", and is none of its words.
    assertThat(phrase("is a").overlaps(phrase("this a classic"))).isFalse();
  }

  @Test
  void line_hasEveryFigure_andNothingWhereThereIsNone() {
    assertThat(PhraseLines.of(phrase("waste , your")))
        .isEqualTo("\"waste , your\",-3.000000,-4.500000,1.500000,1.250000,,3.8E-20,52,51");
    assertThat(PhraseLines.HEADER.split(",")).hasSize(9);
  }
}
