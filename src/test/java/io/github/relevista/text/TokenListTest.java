package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenListTest {
  private final TokenList tokens = new TokenList();

  @Test
  void add_keepsFormsAndOffsets() {
    tokens.add("good", 0, 4);
    tokens.add("''", 5, 6);

    assertThat(Tokens.forms(tokens)).containsExactly("good", "''");
    assertThat(tokens.begin(1)).isEqualTo(5);
    assertThat(tokens.end(1)).isEqualTo(6);
  }

  @Test
  void clear_leavesNothingOfTheTextBefore() {
    tokens.add("long-before", 3, 14);
    tokens.clear();
    tokens.add("a", 0, 1);

    assertThat(Tokens.forms(tokens)).containsExactly("a");
  }

  @Test
  void add_growsPastAnyFirstCapacity() {
    for (int i = 0; i < 5_000; i++) {
      tokens.add("term" + i, 2 * i, 2 * i + 1);
    }

    assertThat(tokens.size()).isEqualTo(5_000);
    assertThat(tokens.form(4_999)).isEqualTo("term4999");
    assertThat(tokens.begin(4_999)).isEqualTo(9_998);
  }

  @Test
  void add_refusesAnEmptyForm() {
    assertThatThrownBy(() -> tokens.add("", 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a token's form must not be empty");
  }

  @Test
  void add_refusesOffsetsOutOfOrder() {
    tokens.add("a", 0, 3);

    assertThatThrownBy(() -> tokens.add("b", 2, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a token must begin at or behind 3 and end behind its begin, was [2, 4)");
    assertThatThrownBy(() -> tokens.add("b", 4, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void add_afterARefusal_holdsNothingOfTheRefusedToken() {
    tokens.add("a", 0, 3);
    assertThatThrownBy(() -> tokens.add("b", 2, 4)).isInstanceOf(IllegalArgumentException.class);
    tokens.add("c", 3, 4);

    assertThat(Tokens.forms(tokens)).containsExactly("a", "c");
  }

  @Test
  void readers_refuseAnIndexBehindTheLast() {
    tokens.add("a", 0, 1);
    tokens.add("b", 1, 2);
    tokens.clear();
    tokens.add("c", 0, 1);

    assertThatThrownBy(() -> tokens.form(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tokens.begin(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tokens.end(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
