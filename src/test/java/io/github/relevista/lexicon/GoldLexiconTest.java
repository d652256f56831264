package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldLexiconTest {
  @Test
  void parse_readsWordsAndScores_andPassesOverWhatStandsBehind() {
    GoldLexicon gold =
        GoldLexicon.parse(
            "g",
            "g.tsv",
            List.of("# a comment", "", "good\t1.9\t0.9\t[1, 2]", "#\t-1", "bad\t-2.5"));

    assertThat(gold.scores())
        .containsExactly(Map.entry("good", 1.9), Map.entry("#", -1.0), Map.entry("bad", -2.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"good 1.9", "good\tpositive\t1", "\t1", "good\t", "good\tNaN", "good,1"})
  void parse_ofAnotherShape_namesFileAndLine(String line) {
    assertThatThrownBy(() -> GoldLexicon.parse("g", "x/g.tsv", List.of("bad\t-1", line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "gold x/g.tsv, line 2: must be a word, a tab and a score such as 'good<tab>1.9', was '%s'"
                .formatted(line));
  }

  @Test
  void parse_ofNothing_isRefused() {
    assertThatThrownBy(() -> GoldLexicon.parse("g", "g.tsv", List.of("", "# words")))
        .hasMessage("gold g.tsv holds no word; every line is a word, a tab and a score");
  }

  @Test
  void ternary_callsAQuarterOfTheLargestScoreNeutral() {
    GoldLexicon gold = GoldLexicon.parse("g", "g", List.of("a\t4", "b\t1", "c\t-1.1", "D\t-3"));

    assertThat(List.of(gold.ternary(4), gold.ternary(1), gold.ternary(-1.1)))
        .containsExactly(1, 0, -1);
    assertThat(gold.inLowerCase().scores()).containsKeys("a", "d");
  }

  @Test
  void status_comparesSigns() {
    assertThat(GoldStatus.of(0.3, null)).isEqualTo(GoldStatus.NEW);
    assertThat(GoldStatus.of(0.3, 2.0)).isEqualTo(GoldStatus.SAME);
    assertThat(GoldStatus.of(0.3, -2.0)).isEqualTo(GoldStatus.OPPOSITE);
    assertThat(GoldStatus.of(0.3, 0.0)).isEqualTo(GoldStatus.NEUTRAL);
  }
}
