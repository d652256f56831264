package io.github.relevista.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ToySettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The ground truth: networks that add two marked numbers, explained by every method.
 *
 * <p>Training is shorter than by the configuration that is shipped; the correlations asked for are
 * those of the full run with a wide margin.
 */
class ToyExperimentTest {
  private static final ToySettings SETTINGS =
      ToySettings.of(
          Configuration.empty()
              .with("seeds", 2)
              .with("examples", 1_750)
              .with("test_examples", 700)
              .with("batch_size", 250)
              .with("epochs", 100)
              .with("highest_error", 0.005));

  private static final List<NetworkFigures> TOLD = new ArrayList<>();
  private static ToyResult result;

  @BeforeAll
  static void run() {
    result = new ToyExperiment(SETTINGS).run(TOLD::add);
  }

  private static List<MethodScore> scores(String name) {
    return result.methods().stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow()
        .scores();
  }

  /** Follows both numbers and leaves the others alone. */
  private static boolean isRight(MethodScore score) {
    return score.first() >= 0.99 && score.second() >= 0.99 && score.unmarkedShare() <= 0.02;
  }

  @Test
  void networks_learnToAdd() {
    assertThat(result.allTrained()).isTrue();
    assertThat(result.networks()).isEqualTo(TOLD).extracting("seed").containsExactly(1L, 2L);
    // Always answering 0 leaves E (a + b)² = 2/3; this is less than a hundredth of it.
    assertThat(result.networks()).allMatch(network -> network.testError() < 0.006);
  }

  @Test
  void relevancePropagation_findsTheNumbers() {
    assertThat(scores("lrp all")).hasSize(2).allMatch(ToyExperimentTest::isRight);
  }

  @Test
  void methodsThatAddUp_findTheNumbers() {
    for (String name : List.of("integrated_gradients", "occlusion", "contextual_decomposition")) {
      assertThat(scores(name)).as(name).hasSize(2).allMatch(ToyExperimentTest::isRight);
    }
  }

  @Test
  void chanceSizesAndPartsForGates_doNotFindThem() {
    for (String name : List.of("random", "sensitivity", "lrp prop", "lrp abs", "lrp half")) {
      assertThat(scores(name)).as(name).hasSize(2).noneMatch(ToyExperimentTest::isRight);
    }
  }

  @Test
  void everyMethodIsJudged_underItsOwnName() {
    assertThat(new ToyExperiment(SETTINGS).methodNames())
        .doesNotHaveDuplicates()
        .isEqualTo(result.methods().stream().map(MethodFigures::name).toList());
  }
}
