package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Vocabulary SMALL = Vocabulary.of(List.of("<unk>", "good", "bad"), "<unk>");

  @Test
  void id_isTheTermsPlaceInTheList() {
    assertThat(SMALL.id("good")).isEqualTo(1);
    assertThat(SMALL.id("bad")).isEqualTo(2);
    assertThat(SMALL.term(2)).isEqualTo("bad");
    assertThat(SMALL.size()).isEqualTo(3);
    assertThat(SMALL.terms()).containsExactly("<unk>", "good", "bad");
  }

  @Test
  void id_ofAnUnknownTerm_isTheUnknownId() {
    Vocabulary unknownLast = Vocabulary.of(List.of("good", "<unk>"), "<unk>");

    assertThat(unknownLast.unknownId()).isEqualTo(1);
    assertThat(unknownLast.id("awful")).isEqualTo(1);
    assertThat(unknownLast.id("")).isEqualTo(1);
  }

  @Test
  void of_refusesATermThatStandsTwice() {
    assertThatThrownBy(() -> Vocabulary.of(List.of("<unk>", "a", "b", "a"), "<unk>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the term 'a' has two ids: 1 and 3");
  }

  @Test
  void of_refusesAnUnknownTermThatIsMissing() {
    assertThatThrownBy(() -> Vocabulary.of(List.of("a", "b"), "<unk>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the unknown term '<unk>' is not in the vocabulary");
    assertThatThrownBy(() -> Vocabulary.of(List.of(), "<unk>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void id_tellsTermsOfTheSameHashApart() {
    // "Aa", "BB" have the same String.hashCode (2112); so have "AaAa", "AaBB", "BBAa", "BBBB".
    List<String> alike = List.of("Aa", "BB", "AaAa", "AaBB", "BBAa");
    Vocabulary vocabulary = Vocabulary.of(alike, "Aa");

    for (int id = 0; id < alike.size(); id++) {
      assertThat(vocabulary.id(alike.get(id))).isEqualTo(id);
      assertThat(idOfToken(vocabulary, alike.get(id))).isEqualTo(id);
    }
    assertThat(vocabulary.id("BBBB")).isEqualTo(vocabulary.unknownId());
    assertThat(idOfToken(vocabulary, "BBBB")).isEqualTo(vocabulary.unknownId());
  }

  @Test
  void id_ofAToken_isThatOfItsForm() {
    TokenList tokens = new TokenList();
    tokens.add("bad", 0, 3);
    tokens.add("awful", 4, 9);
    tokens.add("good", 10, 14);

    assertThat(IntStream.range(0, 3).map(i -> SMALL.id(tokens, i))).containsExactly(2, 0, 1);
  }

  @Test
  void id_findsEveryTermOfALargeVocabulary() {
    List<String> terms = IntStream.range(0, 50_000).mapToObj(i -> "term-" + i).toList();
    Vocabulary vocabulary = Vocabulary.of(terms, "term-0");

    for (int id = 0; id < terms.size(); id++) {
      assertThat(vocabulary.id(terms.get(id))).isEqualTo(id);
      assertThat(idOfToken(vocabulary, terms.get(id))).isEqualTo(id);
    }
  }

  @Test
  void serialisation_keepsAllIds() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(SMALL);
    }
    Vocabulary copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (Vocabulary) in.readObject();
    }

    assertThat(copy.terms()).isEqualTo(SMALL.terms());
    assertThat(copy.id("bad")).isEqualTo(2);
    assertThat(idOfToken(copy, "good")).isEqualTo(1);
    assertThat(copy.unknownId()).isZero();
  }

  private static int idOfToken(Vocabulary vocabulary, String form) {
    TokenList tokens = new TokenList();
    tokens.add(form, 0, form.length());
    return vocabulary.id(tokens, 0);
  }
}
