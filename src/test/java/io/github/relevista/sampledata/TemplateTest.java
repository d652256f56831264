package io.github.relevista.sampledata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void expand_fillsSlotsByName() {
    Template template = Template.parse("I rang {kin} about {thing}.");

    assertThat(template.expand(slot -> "<" + slot + ">", new Random(1)))
        .isEqualTo("I rang <kin> about <thing>.");
  }

  @Test
  void expand_makesEveryChoice_nestedAndEmptyOnesToo() {
    Template template = Template.parse("{very |}{good|as bad as {kin}}");
    Set<String> texts = new HashSet<>();
    Random random = new Random(1);
    // Four texts, equally likely: to miss one of them in 200 draws has a chance of 4·0.75^200.
    for (int i = 0; i < 200; i++) {
      texts.add(template.expand(slot -> "mine", random));
    }

    assertThat(texts)
        .containsExactlyInAnyOrder("good", "very good", "as bad as mine", "very as bad as mine");
  }

  @Test
  void slots_includeThoseInsideChoices() {
    assertThat(Template.parse("{a} {b|{c}|x {d}}").slots()).containsExactly("a", "c", "d");
  }

  @Test
  void parse_refusesBracesWithoutPartner() {
    for (String notation : List.of("{kin", "kin}", "{a|{b}", "a|b")) {
      assertThatThrownBy(() -> Template.parse(notation))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(notation);
    }
  }
}
