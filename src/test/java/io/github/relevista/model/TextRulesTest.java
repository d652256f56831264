package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import org.junit.jupiter.api.Test;

class TextRulesTest {
  @Test
  void maximumLength_isAtLeastOne() {
    assertThat(new TextRules(TokenizerKind.PTB, Casing.KEEP, 1).maximumLength()).isEqualTo(1);
    assertThatThrownBy(() -> new TextRules(TokenizerKind.PTB, Casing.KEEP, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maximum_length must be >= 1, was 0");
  }
}
