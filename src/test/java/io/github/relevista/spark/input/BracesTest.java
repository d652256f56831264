package io.github.relevista.spark.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BracesTest {
  @Test
  void expanded_givesEveryAlternative_inOrder() {
    assertThat(Braces.expanded("a/*.csv")).containsExactly("a/*.csv");
    assertThat(Braces.expanded("{a,b/c}/*.{csv,tsv}"))
        .containsExactly("a/*.csv", "a/*.tsv", "b/c/*.csv", "b/c/*.tsv");
    assertThat(Braces.expanded("x{a,{b,c}d}")).containsExactly("xa", "xbd", "xcd");
  }

  @Test
  void expanded_ofBracesThatDoNotMatch_isTheGlob() {
    assertThat(Braces.expanded("a{b")).containsExactly("a{b");
    assertThat(Braces.expanded("a}b\\{c}")).containsExactly("a}b\\{c}");
  }
}
