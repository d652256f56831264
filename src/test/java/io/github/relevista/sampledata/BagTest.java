package io.github.relevista.sampledata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BagTest {
  @Test
  void draw_givesEveryElementOnceARound_andNoneTwiceInARow() {
    List<String> elements = List.of("a", "b", "c");
    Bag<String> bag = new Bag<>(elements, new Random(1));
    List<String> drawn = new ArrayList<>();
    for (int round = 0; round < 50; round++) {
      List<String> ofThisRound = List.of(bag.draw(), bag.draw(), bag.draw());
      assertThat(ofThisRound).containsExactlyInAnyOrderElementsOf(elements);
      drawn.addAll(ofThisRound);
    }

    for (int i = 1; i < drawn.size(); i++) {
      assertThat(drawn.get(i)).isNotEqualTo(drawn.get(i - 1));
    }
  }

  @Test
  void draw_ofOneElement_givesItAgain() {
    Bag<String> bag = new Bag<>(List.of("a"), new Random(1));

    assertThat(List.of(bag.draw(), bag.draw())).containsExactly("a", "a");
  }
}
