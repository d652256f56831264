package io.github.relevista.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdPartsTest {
  @Test
  void id_isTheHashOfKindSchemeAndSortedParts() {
    IdHash hash = new IdHash("settings").add("map").add(2);
    // 0.1f is 0xcccccd * 2^-27, and so 0x1.99999a * 2^-4.
    hash.add("epsilon").add("text").add("0x1.99999ap-4");
    hash.add("targets").add("list").add(2).add("text").add("b").add("text").add("a");
    assertThat(
            new IdParts().with("targets", List.of("b", "a")).with("epsilon", 0.1f).id("settings"))
        .isEqualTo(hash.id())
        .matches("[0-9a-f]{16}");
  }

  @Test
  void orderOfNames_changesNothing_orderOfListsDoes() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("a", List.of("1", "2"));
    one.put("b", true);
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("b", true);
    other.put("a", List.of("1", "2"));
    String id = new IdParts().with("x", one).id("k");
    assertThat(new IdParts().with("x", other).id("k")).isEqualTo(id);
    other.put("a", List.of("2", "1"));
    assertThat(new IdParts().with("x", other).id("k")).isNotEqualTo(id);
  }

  @Test
  void valuesThatDiffer_haveOtherIds() {
    assertThat(
            List.of(
                new IdParts().id("k"),
                new IdParts().id("l"),
                new IdParts().with("a", "1").id("k"),
                new IdParts().with("a", "2").id("k"),
                new IdParts().with("b", "1").id("k"),
                new IdParts().with("a", List.of("1")).id("k"),
                new IdParts().with("a", List.of("1", "2")).id("k"),
                new IdParts().with("a", List.of("1, 2")).id("k"),
                new IdParts().with("a", Map.of("1", "2")).id("k"),
                new IdParts().with("a", 1f).id("k"),
                new IdParts().with("a", Math.nextUp(1f)).id("k")))
        .doesNotHaveDuplicates();
  }

  @Test
  void zero_hasOneSign() {
    assertThat(new IdParts().with("a", -0f).id("k")).isEqualTo(new IdParts().with("a", 0f).id("k"));
    assertThat(new IdParts().with("a", -0d).id("k")).isEqualTo(new IdParts().with("a", 0d).id("k"));
  }

  @Test
  void aNameThatStandsTwice_andAnObjectOfAnotherType_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdParts().with("a", "1").with("a", "2"))
        .withMessage("a is part of the id already");
    // The text of an enum or a record would change with its Java name.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdParts().with("a", Thread.State.NEW))
        .withMessage("an id cannot be made of NEW");
  }
}
