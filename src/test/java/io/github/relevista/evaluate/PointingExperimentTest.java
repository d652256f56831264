package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.PointingTally.Basis;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointingExperimentTest {
  private static final long SEED = 41;

  private final Engine engine = Plans.engine(Plans.model());

  @Test
  void accuracy_equalsThatOfAPlainLoop() {
    Random random = new Random(SEED);
    List<SampledSentence> sentences =
        IntStream.range(0, 60)
            .mapToObj(
                lot -> {
                  boolean[] classes = new boolean[3];
                  classes[random.nextInt(3)] = true;
                  return new SampledSentence(lot, random.ints(5, 0, 12).toArray(), classes);
                })
            .toList();
    List<HybridDocument> documents = HybridDocument.of(sentences, 3);
    ExperimentPlan plan = Plans.plan();
    PointingTally tally = new PointingTally(plan.methods().size(), plan.replicates());
    new PointingExperiment(Instruments.of(engine, plan), tally).play(documents);
    int asked = 0;
    int hits = 0;
    double chance = 0;
    for (HybridDocument document : documents) {
      Explanation[] explained = new Explanation[1];
      Explainers.create(engine, Plans.LRP.runs().get(0), new Targets.All())
          .explain(
              Sequences.of(document.ids()),
              (index, explanation) -> explained[0] = explanation.copy());
      for (int k = 0; k < 3; k++) {
        int words = 0;
        int best = 0;
        for (int position = 0; position < 15; position++) {
          words += sentences.get(sentence(document, position)).classes()[k] ? 1 : 0;
          best =
              explained[0].relevance(k, position) > explained[0].relevance(k, best)
                  ? position
                  : best;
        }
        if (words > 0 && words < 15) {
          asked++;
          hits += document.isOfClass(best, k) ? 1 : 0;
          chance += words / 15.0;
        }
      }
    }
    assertThat(tally.questions(Basis.PRESENT)).as("seed %d", SEED).isEqualTo(asked);
    assertThat(tally.accuracy(0, Basis.PRESENT, 1).estimate(0.9).value())
        .as("seed %d", SEED)
        .isCloseTo((double) hits / asked, offset(1e-12));
    assertThat(tally.chance(Basis.PRESENT)).isCloseTo(chance / asked, offset(1e-8));
    assertThat(tally.questions(Basis.PREDICTED)).isBetween(1L, 20L);
  }

  private static int sentence(HybridDocument document, int position) {
    return 3 * Integer.parseInt(document.key().replace("document ", "")) + position / 5;
  }
}
