package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentenceSampleTest {
  private static SampledSentence sentence(long lot, int... ids) {
    return new SampledSentence(lot, ids, new boolean[] {true, false});
  }

  private static List<Long> lots(SentenceSample sample) {
    return sample.sentences().stream().map(SampledSentence::lot).toList();
  }

  @Test
  void sample_holdsTheLowestLots() {
    SentenceSample sample = new SentenceSample(2);
    sample.add(sentence(5, 1));
    assertThat(lots(sample)).containsExactly(5L);
    sample.add(sentence(-3, 1));
    sample.add(sentence(7, 1));
    sample.add(sentence(1, 1));
    assertThat(lots(sample)).containsExactly(-3L, 1L);
  }

  @Test
  void equalLots_areToldApartByTheirWords() {
    SentenceSample sample = new SentenceSample(1);
    sample.add(sentence(1, 2, 2));
    sample.add(sentence(1, 2, 1));
    assertThat(sample.sentences().get(0).ids()).containsExactly(2, 1);
  }

  @Test
  void merge_ofPartitions_equalsTheWhole() {
    long seed = 11;
    Random random = new Random(seed);
    List<SampledSentence> all = new ArrayList<>();
    SentenceSample whole = new SentenceSample(20);
    for (int index = 0; index < 200; index++) {
      all.add(sentence(random.nextLong(), index));
      whole.add(all.get(index));
    }
    Collections.shuffle(all, random);
    SentenceSample merged = new SentenceSample(20);
    for (int part = 0; part < 4; part++) {
      SentenceSample sample = new SentenceSample(20);
      all.subList(50 * part, 50 * part + 50).forEach(sample::add);
      merged.merge(sample);
    }
    assertThat(lots(merged)).as("seed %d", seed).isEqualTo(lots(whole));
  }
}
