package io.github.relevista.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermGroupsTest {
  private static final long SEED = 31;
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(List.of("<unk>", "a", "b", "c", "d"), "<unk>");

  private final TermSlots slots = new TermSlots(VOCABULARY);
  private final TermGroups groups = new TermGroups();

  private Map<String, List<Integer>> grouped(ReviewTerms review) {
    groups.group(review, slots);
    Map<String, List<Integer>> positions = new LinkedHashMap<>();
    for (int group = 0; group < groups.size(); group++) {
      List<Integer> of = new ArrayList<>();
      for (int index = 0; index < groups.count(group); index++) {
        of.add(groups.position(groups.first(group) + index));
      }
      positions.put(slots.term(groups.slot(group)), of);
    }
    return positions;
  }

  @Test
  void occurrencesOfATerm_lieSideBySide_inTheirOrder() {
    assertThat(grouped(new ReviewTerms(List.of(), null, new int[] {2, 1, 2, 3, 1, 2}, null, 0)))
        .hasToString("{b=[0, 2, 5], a=[1, 4], c=[3]}");
  }

  @Test
  void buffersOfEarlierReviews_leaveNoTrace() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 200; trial++) {
      int[] ids = random.ints(random.nextInt(12), 0, 5).toArray();
      String[] forms = new String[ids.length];
      Map<String, List<Integer>> expected = new LinkedHashMap<>();
      for (int position = 0; position < ids.length; position++) {
        forms[position] = "form" + random.nextInt(30);
        String term = ids[position] == 0 ? forms[position] : VOCABULARY.term(ids[position]);
        expected.computeIfAbsent(term, key -> new ArrayList<>()).add(position);
      }
      assertThat(grouped(new ReviewTerms(List.of(), null, ids, forms, 0)))
          .as("seed %d, trial %d", SEED, trial)
          .isEqualTo(expected);
      if (random.nextInt(20) == 0) {
        slots.clear();
      }
    }
  }
}
