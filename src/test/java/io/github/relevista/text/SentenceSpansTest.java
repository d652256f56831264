package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentenceSpansTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(List.of("<unk>", "a", "b", ".", "!", "?", "''", "-rrb-", "..."), "<unk>");

  private static String cut(String text) {
    int[] ids = Arrays.stream(text.split(" ")).mapToInt(VOCABULARY::id).toArray();
    return new SentenceSpans(VOCABULARY)
        .of(ids).stream()
            .map(
                sentence ->
                    Arrays.stream(sentence)
                        .mapToObj(VOCABULARY::term)
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining(" | "));
  }

  @Test
  void sentences_endBehindTheirMarksAndWhatClosesThem() {
    assertThat(cut("a b . b ! a ?")).isEqualTo("a b . | b ! | a ?");
    assertThat(cut("a ! ? '' b . -rrb- a")).isEqualTo("a ! ? '' | b . -rrb- | a");
  }

  @Test
  void ellipses_endNothing() {
    assertThat(cut("a ... b")).isEqualTo("a ... b");
  }

  @Test
  void closersWithoutAMark_endNothing() {
    assertThat(cut("a '' b .")).isEqualTo("a '' b .");
  }

  @Test
  void wordsThatTheModelDoesNotKnow_endNothing() {
    // A vocabulary without question marks reads one as the unknown word, like any other.
    Vocabulary small = Vocabulary.of(List.of("<unk>", "a"), "<unk>");
    int[] ids = {small.id("a"), small.id("?"), small.id("a")};
    assertThat(new SentenceSpans(small).of(ids)).hasSize(1);
  }
}
