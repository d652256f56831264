package io.github.relevista.sampledata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.sampledata.Grammar.Section;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GrammarTest {
  @Test
  void aspects_canBePraisedAndBlamed() {
    for (String category : SampleData.CATEGORIES) {
      Map<String, List<String>> signsByAspect =
          SampleData.grammar(category).sections("aspect").stream()
              .map(Section::words)
              .collect(
                  Collectors.groupingBy(
                      words -> words.get(0),
                      Collectors.mapping(words -> words.get(1), Collectors.toList())));

      assertThat(signsByAspect.values())
          .as(category)
          .hasSizeGreaterThan(9)
          .allSatisfy(signs -> assertThat(signs).containsExactly("+", "-"));
    }
  }

  @Test
  void everyCategory_hasSectionsForAllStars() {
    for (String category : SampleData.CATEGORIES) {
      Grammar grammar = SampleData.grammar(category);
      for (String kind : List.of("opening", "story", "closing", "short", "title")) {
        for (String stars : List.of("1", "2", "3", "4", "5")) {
          assertThat(grammar.section(kind, stars).templates())
              .as("%s: %s %s", category, kind, stars)
              .hasSizeGreaterThan(2);
        }
      }
    }
  }

  @Test
  void section_thatIsNotThere_isNamed() {
    Grammar grammar = Grammar.read("turns.txt");

    assertThatThrownBy(() -> grammar.section("turn", "6")).hasMessage("no section [turn … 6 …]");
  }

  @Test
  void read_refusesSlotsThatNothingFills() {
    assertThatThrownBy(() -> Grammar.read("film/frame.txt"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is neither a list nor a column");
  }

  @Test
  void read_refusesAResourceThatIsNotThere() {
    assertThatThrownBy(() -> Grammar.read("toasters.txt"))
        .hasMessage("no resource sampledata/toasters.txt");
  }
}
